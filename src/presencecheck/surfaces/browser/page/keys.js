// Single keys: each presses the button that shows it. Nobody answers what nobody saw.
(() => {
  const form = document.querySelector("form[data-kind]");
  if (!form) return;
  const GUARD = 250;
  const notice = document.getElementById("notice");
  const question = document.querySelector("h1");
  const words = form.querySelector("input[type=text]");
  let shown = Infinity;
  requestAnimationFrame(() => requestAnimationFrame(() => { shown = performance.now(); }));
  if (words) words.focus();
  else { question.tabIndex = -1; question.focus(); }
  const tell = (sentence) => { notice.textContent = sentence; };
  // What stands when a page comes is not read out; what comes later is.
  const told = notice.textContent;
  if (told) { tell(""); setTimeout(() => tell(told), GUARD); }
  const keep = form.querySelector("button[value=keep]");
  if (form.dataset.kind === "marks") form.addEventListener("change", () => {
    if (!keep?.isConnected) return;
    keep.remove();
    form.querySelector("button[value=take]").dataset.takesEnter = "";
  });
  const press = (button) => button.click();
  const button = (key) => [...form.querySelectorAll("button[data-key]")].find((each) => each.dataset.key === key || each.dataset.letter === key);
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
  const tellKeys = (sentence) => {
    const keys = [...document.querySelectorAll("main kbd")].filter((key) => key.getClientRects().length).map((key) => key.textContent);
    tell(sentence.replace("{keys}", [...new Set(keys)].join(", ")));
  };
  const enter = () => {
    const taking = form.querySelector("button[data-takes-enter]");
    if (taking) press(taking);
    else if (form.dataset.enter) tell(form.dataset.enter);
    else tellKeys(form.dataset.unknown);
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
    return tellKeys(/^(?![a-z])\p{L}$/u.test(key) ? form.dataset.foreign : form.dataset.unknown);
  };
  const isOurs = (event, key) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
    if (key.length === 1 && key !== " ") return true;
    if (key === "enter") return !event.target.closest("button, summary, a");
    return key === "arrowleft" || key === "arrowright";
  };
  words?.addEventListener("input", () => { if (words.value.toLowerCase() === "q") tell(form.dataset.letters); });
  // In the field letters are text; three keys are not.
  const inWords = (event, hasty) => {
    const reason = event.key === "?" && words.value === "" && opener("?");
    const back = event.key === "ArrowUp" && form.querySelector("button[value=back]");
    if (reason || back) {
      event.preventDefault();
      if (hasty) tell(form.dataset.hasty);
      else (reason || back).click();
    } else if (event.key === "Enter" && hasty) {
      event.preventDefault();
      tell(form.dataset.hasty);
    } else if (event.repeat && !held.has(event.code)) event.preventDefault(); // held down since before the field stood
    else if (event.key.length === 1) tell("");
  };
  const held = new Set();
  const isHasty = (event) => event.repeat || !(performance.now() - shown >= GUARD);
  document.addEventListener("keydown", (event) => {
    if (!event.repeat) held.add(event.code);
    const client = form.querySelector("button[value=client]");
    if (words && client && (event.key === "F1" || (event.ctrlKey && event.key.toLowerCase() === "g"))) {
      event.preventDefault();
      if (isHasty(event)) tell(form.dataset.hasty);
      else press(client);
      return;
    }
    if (event.target === words) {
      inWords(event, isHasty(event));
      return;
    }
    if (event.key === "Escape" && form.dataset.escape) tell(form.dataset.escape);
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
