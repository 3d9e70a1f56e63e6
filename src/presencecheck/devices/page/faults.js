// Shows an error that was caught nowhere. What is shown here keeps the result from being fine.
// No module, so that it also stands where the others do not load.

{
  const [panel, line] = ["fault", "fault-reason"].map((id) => document.getElementById(id));
  const tell = (reason) => {
    if (!panel.hidden) return; // the first is the cause of most that follow
    line.textContent = line.textContent.replace("{reason}", () => String(reason));
    panel.hidden = false;
  };
  const ofScript = (target) => target === window || target.localName === "script";
  // What does not load is told to its element alone, hence `true`.
  addEventListener("error", ({ error, message, target }) => ofScript(target) && tell(error ?? message ?? target.src), true);
  addEventListener("unhandledrejection", ({ reason }) => tell(reason));
}
