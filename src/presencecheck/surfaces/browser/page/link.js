// Holds one response open, so that the page learns at once when the program has ended or goes on elsewhere.
(() => {
  const lost = document.getElementById("lost");
  if (!lost) return;
  let leaving = false;
  addEventListener("pagehide", () => { leaving = true; });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  document.addEventListener("submit", () => { leaving = true; });
  const tell = () => {
    lost.textContent = lost.dataset.words;
    for (const button of document.querySelectorAll("form button")) button.disabled = true;
  };
  const hold = async () => {
    let said = "";
    try {
      const answer = await fetch("here", {
        method: "POST", headers: { "Content-Type": "application/json" }, body: document.querySelector("input[name=n]")?.value ?? "0", cache: "no-store",
      });
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        said += value;
      }
    } catch { /* the program is gone, which is told below */ }
    if (leaving) return;
    if (["moved", "changed"].includes(said.trim())) location.reload();
    else tell();
  };
  hold();
})();
