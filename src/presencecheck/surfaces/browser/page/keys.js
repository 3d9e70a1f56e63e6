// Single keys: each presses the button that shows it. Nobody answers what nobody saw.
(() => {
  const form = document.querySelector("form[data-kind]");
  if (!form) return;
  const GUARD = 250;
  const notice = document.getElementById("notice");
  const question = document.querySelector("h1");
  const words = form.querySelector("input[type=text]");
  let shown = Infinity, sent = false;
  requestAnimationFrame(() => requestAnimationFrame(() => { shown = performance.now(); }));
  question.id = "question";
  if (words) words.focus();
  else { question.tabIndex = -1; question.focus(); }
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  const tell = (sentence) => { notice.textContent = sentence; };
  const press = (button) => { if (!sent) button.click(); };
  const button = (key) => [...form.querySelectorAll("button[data-key]")].find((each) => each.dataset.key === key);
  // What has no meaning as it is, is the key at its place: a letter of another alphabet, a digit that wants Shift.
  const fold = (event) => {
    const key = event.key.normalize("NFKC").toLowerCase();
    if (key.length !== 1 || /^[a-z0-9 ]$/.test(key) || button(key) || opener(key)) return key;
    const place = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(event.code);
    return place && !(event.shiftKey && /[0-9]/.test(place[1])) ? place[1].toLowerCase() : key;
  };
  let pending = "";
  const digit = (key) => {
    const typed = [...form.querySelectorAll("button")].map((each) => each.value);
    const longer = form.dataset.kind === "scale" && typed.includes(pending + key) ? pending + key : key;
    const chosen = [...form.querySelectorAll("button")].find((each) => each.value === longer);
    if (!chosen) return false;
    const more = form.dataset.kind === "scale" && longer !== "0" && typed.some((value) => value.length > longer.length && value.startsWith(longer));
    if (more) { pending = longer; chosen.focus(); } else press(chosen);
    return true;
  };
  const mark = (key) => {
    const label = [...form.querySelectorAll("label.box")].find((each) => each.dataset.key === key);
    if (label) label.querySelector("input").click();
    return Boolean(label);
  };
  const enter = () => {
    const taking = form.querySelector("button[data-takes-enter]");
    if (taking) press(taking);
    else if (form.dataset.enter) tell(form.dataset.enter);
    else tell(form.dataset.unknown);
  };
  const opener = (key) => [...document.querySelectorAll("summary, main a")].find((each) => each.dataset.key === key);
  const open = (key) => {
    const summary = opener(key);
    if (summary) summary.click();
    return Boolean(summary);
  };
  const act = (key) => {
    if (key === "enter" || key === "arrowright") return enter();
    if (key === "arrowleft") key = "b";
    if (/^[0-9]$/.test(key) && (mark(key) || digit(key))) return undefined;
    pending = "";
    const pressed = button(key);
    if (pressed) return press(pressed);
    if (open(key)) return undefined;
    return tell(form.dataset.unknown);
  };
  const isOurs = (event, key) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
    if (key.length === 1 && key !== " ") return true;
    if (key === "enter") return !event.target.closest("button, summary, a");
    return key === "arrowleft" || key === "arrowright";
  };
  const held = new Set();
  const isHasty = (event) => event.repeat || !(performance.now() - shown >= GUARD);
  document.addEventListener("keydown", (event) => {
    if (!event.repeat) held.add(event.code);
    const client = form.querySelector("button[value=client]");
    if (words && client && (event.key === "F1" || (event.ctrlKey && event.key.toLowerCase() === "g"))) {
      event.preventDefault();
      if (!isHasty(event)) press(client);
      return;
    }
    if (event.target === words) {
      // A key that was held down before the field stood writes nothing into it.
      if (event.key === "Enter" ? isHasty(event) : event.repeat && !held.has(event.code)) event.preventDefault();
      return;
    }
    const key = fold(event);
    const answers = isOurs(event, key) || (key === "enter" || key === " ") && event.target.closest("button");
    if (!answers) return;
    if (isHasty(event)) {
      event.preventDefault();
      tell(form.dataset.hasty);
      return;
    }
    if (!isOurs(event, key)) return;
    event.preventDefault();
    tell("");
    act(key);
  });
})();
