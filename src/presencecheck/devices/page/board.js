// The findings: what is shown of each part, what is read out, and what is handed over.

import { fill, names, page, states } from "./words.js";

const READ_OUT_AFTER = 1500; // a finding that still changes is not worth interrupting anybody for
const facts = new Map();
const readOut = new Map();
const waiting = new Map();

/** What is known, as it is handed over: the state of each part, its numbers, and what kind of error there was. */
export function known() {
  const found = Object.fromEntries([...facts].map(([part, { state, values, reason }]) => [part, { state, ...values, ...reason }]));
  return document.getElementById("fault").hidden ? found : { ...found, page: { state: "error" } };
}

/** Show every part as not looked at, so that none is left out because its turn never came. */
export function begin() {
  for (const [part, { untested }] of Object.entries(states)) {
    if (!untested) continue;
    facts.set(part, { state: "untested", values: {} });
    draw(part, untested.finding, untested.sentence, untested.remedy);
  }
}

/** Show the state of a part. */
export function show(part, state, given = {}, error) {
  const { finding, sentence, remedy, numbers } = states[part][state];
  const values = Object.fromEntries(numbers.map((name) => [name, given[name]]));
  facts.set(part, { state, values, reason: kindOf(error) });
  draw(part, finding, sentence, remedy, error === undefined ? "" : fill(page.reason, { reason: String(error) }));
  drawNumbers();
  later(part, state);
}

/** The name of an error as the terminal is told it; never its text, in which anything may stand. */
function kindOf(error) {
  if (error === undefined) return {};
  return { reason: typeof error?.name === "string" && /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : "Error" };
}

/** Show that a part could not be looked at, with what the browser says of it. */
export function fail(part, error) {
  show(part, "error", {}, error ?? "undefined");
  place(part).querySelector(".again")?.removeAttribute("hidden");
}

/** The state that a part is known to be in. */
export const stateOf = (part) => facts.get(part)?.state;

/** Look at a part; what that throws is the finding of this part and stops no other. */
export async function look(part, act) {
  try {
    await act();
  } catch (error) {
    fail(part, error);
  }
}

/** Show that a part is being looked at; what it is known as, stays. */
export function pending(part, sentence) {
  facts.set(part, { state: "untested", values: {} });
  draw(part, "pending", sentence, "");
  drawNumbers();
  readOut.delete(part);
}

/** Add to a part why something on the way to it did not work. */
export function note(part, text) {
  write(place(part).querySelector(".reason"), text);
  say(text);
}

/** Have something read out that can be seen elsewhere. */
export function say(text) {
  const line = document.createElement("p"); // one each: of a paragraph that grows, some readers say all of it again
  line.textContent = text;
  const announcer = document.getElementById("announcer");
  announcer.append(line);
  while (announcer.children.length > Object.keys(names).length) announcer.firstElementChild.remove();
}

/** Leave a part out. */
export function drop(part) {
  facts.delete(part);
  place(part).hidden = true;
}

const place = (part) => document.querySelector(`[data-part="${part}"]`);

function draw(part, finding, sentence, remedy, reason = "") {
  const row = place(part);
  row.hidden = false;
  row.dataset.finding = finding;
  write(row.querySelector(".finding"), finding === "pending" ? "" : page[`finding.${finding}`]);
  write(row.querySelector(".sentence"), sentence);
  write(row.querySelector(".remedy"), remedy);
  write(row.querySelector(".reason"), reason);
}

/** The numbers behind the findings, one line a part; nobody has to read them. */
function drawNumbers() {
  const known = [...facts].filter(([, { values }]) => Object.keys(values).length);
  const lines = known.map(([part, { values }]) => {
    const words = Object.entries(values).map(([name, number]) => fill(page[`numbers.${name}`], { number }));
    return `${names[part]}: ${words.join(", ")}`;
  });
  document.getElementById("numbers").hidden = !lines.length;
  const list = document.getElementById("numbers-list");
  while (list.children.length > lines.length) list.lastElementChild.remove();
  while (list.children.length < lines.length) list.append(document.createElement("li"));
  lines.forEach((line, number) => write(list.children[number], line));
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Read a state out once it has stood for a moment, and once only. */
function later(part, state) {
  if (waiting.get(part)?.state === state) return;
  clearTimeout(waiting.get(part)?.timer);
  const timer = setTimeout(() => {
    const now = facts.get(part);
    waiting.delete(part);
    if (!now || now.state !== state || readOut.get(part) === state) return;
    readOut.set(part, state);
    const { finding, sentence, remedy } = states[part][state];
    const words = { name: names[part], finding: page[`finding.${finding}`], sentence, remedy };
    say(fill(page.announce, words));
  }, READ_OUT_AFTER);
  waiting.set(part, { state, timer });
}
