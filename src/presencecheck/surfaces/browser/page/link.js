// Holds one response open, so that the page learns at once when the program has ended or goes on elsewhere, and sends
// the form: the page stands until the next one can be shown, and a program that is gone costs nothing that is on it.
(() => {
  const lost = document.getElementById("lost");
  if (!lost) return;
  const form = document.querySelector("form[data-kind]");
  let leaving = false, sent = false;
  addEventListener("pagehide", () => { leaving = true; });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  const tell = () => {
    sent = true;
    lost.textContent = lost.dataset.words;
    for (const button of document.querySelectorAll("form button")) button.disabled = true;
    for (const link of document.querySelectorAll("main a")) link.removeAttribute("href");
    document.dispatchEvent(new Event("lost"));
  };
  const take = document.querySelector("form.take");
  take?.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sent) return;
    sent = true;
    try {
      const answer = await fetch(take.action, {
        method: "POST", headers: { "Content-Type": take.enctype }, body: new URLSearchParams(), cache: "no-store",
      });
      // In place of the offer, to which a way back would lead from the walk that was taken over.
      location.replace(answer.url);
    } catch { tell(); }
  });
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sent) return;
    sent = leaving = true;
    const fields = new URLSearchParams(new FormData(form));
    fields.set(event.submitter.name, event.submitter.value);
    try {
      await fetch("answer", {
        method: "POST", headers: { "Content-Type": form.enctype }, body: fields, redirect: "manual", cache: "no-store",
      });
      // In place of this page, so that no way back leads to a question that was answered.
      location.replace("./");
    } catch { tell(); }
  });
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
    if (leaving || said.trim() === "crowded") return;
    if (["moved", "changed"].includes(said.trim())) location.reload();
    else tell();
  };
  if (!take) hold();
})();
