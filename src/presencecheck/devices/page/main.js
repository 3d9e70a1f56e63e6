// From opening the page to handing its findings over.

import { begin, drop, fail, known, look, pending, say, show } from "./board.js";
import { tryOut } from "./connection.js";
import { offer, open, permission, whyLost } from "./devices.js";
import { hide, reflect } from "./picture.js";
import { listen, stop } from "./sound.js";
import * as speaker from "./speaker.js";
import { page } from "./words.js";

const byId = (id) => document.getElementById(id);
const SECTIONS = ["start", "choose", "check", "done", "over", "elsewhere"];
const CHOICES = ["camera", "microphone", "speaker"], ANSWERED_WITHIN = 8000, SETTLED_AFTER = 250;
const tracks = {};
let turned = "", ended = false, begun = false, choosing = false, asked = 0;
let handing = Promise.resolve();

/** The address of the walk that led here in this tab; empty where none did. */
const walk = /^#(http:\/\/127\.0\.0\.1:\d+\/.*)$/.exec(location.hash)?.[1] ?? "";

/** Offer the way back from the first moment on; what this page holds is let go of as it is left. */
function offerWayBack() {
  byId("back").hidden = !walk;
  if (!walk) return;
  byId("back-link").href = walk;
  byId("back-link").addEventListener("click", (event) => {
    event.preventDefault();
    location.replace(walk);
  });
}

/**
 * Show one of the page's sections and take the reader there: who hears the page is told of the fields that have come
 * into view first, and has to be at the heading before the place that is left goes, or looks for one silently.
 */
function turnTo(name, move = true) {
  turned = name;
  for (const id of SECTIONS) byId(id).classList.toggle("left", id !== name);
  byId(name).hidden = false;
  later(() => {
    const isThere = !move || name !== turned || byId(name).contains(document.activeElement);
    if (!isThere) byId(`${name}-heading`).focus();
    later(() => SECTIONS.forEach((id) => (byId(id).hidden = id !== turned)));
  });
}

const later = (act) => setTimeout(act, SETTLED_AFTER);

/** Turn everything off and show why. */
function end(name) {
  if (ended) return;
  ended = true;
  speaker.stop();
  stop();
  hide();
  for (const track of Object.values(tracks)) track?.stop();
  turnTo(name);
}

/** Stay as long as the program that opened the page waits for it; only one tab may. */
async function stay() {
  const here = await fetch("here", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
  if (here.status === 409) return end("elsewhere");
  turnTo("start", false);
  if (here.ok) await here.text().catch(() => {}); // it ends when the waiting does
  await handing; // which ends the waiting too, and must have the last word
  end("over");
}

/** Ask the browser for what is named. A question that nobody answers may be put once more; the first answer counts. */
async function start(parts) {
  const mine = ++asked;
  allow(false);
  byId("asking").textContent = page.asking;
  const found = await answered(parts, open(parts), (help) => {
    byId("asking").textContent = help;
    allow(true);
  });
  const isLate = ended || begun || (mine !== asked && !Object.values(found).some(({ track }) => track));
  if (isLate) return Object.values(found).forEach(({ track }) => track?.stop());
  begun = true;
  await choose(parts, found);
  if (ended) return;
  await check(parts, found);
}

/** What a promise of `open` brings; `help` is told what may be the matter where that takes long. */
async function answered(parts, opening, help) {
  let isAnswered = false;
  const late = setTimeout(async () => {
    const allowed = await Promise.all(parts.map(permission));
    // Where all is allowed already, no question waits: a device does not start.
    const isStuck = allowed.every((state) => state === "granted");
    if (!isAnswered) help(isStuck ? page["asking.stuck"] : `${page.asking} ${page["asking.help"]}`);
  }, ANSWERED_WITHIN);
  return opening.finally(() => {
    isAnswered = true;
    clearTimeout(late);
  });
}

function allow(pressing) {
  for (const id of ["both", "sound-only"]) byId(id).setAttribute("aria-disabled", String(!pressing));
}

/** Let the person say which devices they will use, before any of them is tried; where there is but one of each, they are. */
async function choose(parts, found) {
  for (const part of parts) tracks[part] = found[part].track ?? null;
  const counts = await offerAll().catch((error) => (reportError(error), {}));
  if (!parts.some((part) => tracks[part] && counts[part] > 1)) return;
  const putBack = takeChoices();
  choosing = true;
  turnTo("choose");
  await new Promise((done) => byId("chosen").addEventListener("click", done, { once: true }));
  choosing = false;
  putBack();
  for (const part of parts) {
    if (ended || !tracks[part] || byId(part).value === tracks[part].getSettings().deviceId) continue;
    tracks[part].stop(); // some systems give a device to one taker only
    Object.assign(found, await open([part], { [part]: byId(part).value }));
  }
}

/** Bring the choices together from the parts that they belong to; returns what brings them back. */
function takeChoices() {
  const rows = CHOICES.map((part) => byId(`${part}-choice`));
  const homes = rows.map((row) => [row.parentNode, row.nextSibling]);
  byId("choices").replaceChildren(...rows);
  return () => rows.forEach((row, place) => homes[place][0].insertBefore(row, homes[place][1]));
}

async function check(parts, found) {
  turnTo("check");
  begin();
  await look("speaker", speaker.begin);
  if (!parts.includes("camera")) leaveCameraOff();
  for (const part of parts) await use(part, found[part]);
  await connect();
  navigator.mediaDevices?.addEventListener("devicechange", () => offerAll().catch(reportError));
}

function leaveCameraOff() {
  show("camera", "off");
  drop("light");
  cover(page["mirror.left"]);
}

function cover(words) {
  byId("mirror-off").textContent = words;
  byId("mirror-off").hidden = !words;
  byId("check").classList.toggle("unlit", Boolean(words));
}

/** Take a track into use, or show why there is none. */
async function use(part, { track = null, state, error }) {
  if (tracks[part] !== track) tracks[part]?.stop();
  tracks[part] = track;
  byId(`${part}-again`).hidden = Boolean(track);
  if (part === "microphone") byId("voice").hidden = !track;
  if (part === "camera") cover(track ? "" : page["mirror.off"]);
  if (!track) return goWithout(part, state, error);
  track.addEventListener("ended", () => tracks[part] === track && lose(part));
  if (track.readyState === "ended") return lose(part);
  await look(part, () => (part === "camera" ? reflect(track) : listen(track)));
}

function goWithout(part, state, error) {
  if (state === "error") fail(part, error);
  else show(part, state);
  if (part === "microphone") return stop();
  hide();
  show("light", "untested");
}

/** A device was unplugged, or the permission taken back. */
async function lose(part) {
  const state = await whyLost(part, tracks[part]);
  await use(part, { state });
  await connect();
}

async function again(part, id) {
  pending(part, id ? page.looking : page.asking);
  tracks[part]?.stop(); // some systems give a device to one taker only
  const found = await answered([part], open([part], { [part]: id }), (help) => {
    pending(part, help);
    say(help);
  });
  if (ended) return found[part].track?.stop();
  await use(part, found[part]);
  connect().catch(reportError); // not waited for, so that it can be tried again at once
  // A button that is gone must not take the place of the reader with it.
  if (!id && byId(`${part}-again`).hidden) byId("check-heading").focus();
}

async function connect() {
  offerAll().catch(reportError); // without the choice of another device, the one in use can still be looked at
  await tryOut(Object.values(tracks).filter(Boolean));
}

/** Offer what can be chosen; returns how many devices of each part there are. */
async function offerAll() {
  const counts = {};
  if (!navigator.mediaDevices) return counts;
  for (const part of ["camera", "microphone"]) {
    if (tracks[part]) counts[part] = await offer(part, tracks[part].getSettings().deviceId);
    else byId(`${part}-choice`).hidden = true;
  }
  const chosen = byId("speaker").value;
  if ("setSinkId" in HTMLMediaElement.prototype) counts.speaker = await offer("speaker", chosen);
  byId("speaker-fixed").hidden = !byId("speaker-choice").hidden;
  if (chosen && chosen !== byId("speaker").value) speaker.reset(); // it was unplugged
  return counts;
}

async function finish() {
  byId("failed").textContent = "";
  const sent = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(known()) };
  const answer = await fetch("result", sent).catch(() => null);
  if (!answer?.ok) {
    byId("failed").textContent = page["finish.failed"];
    return;
  }
  const { sentence, remedy } = await answer.json();
  byId("told").textContent = sentence;
  byId("told-remedy").textContent = remedy;
  end("done");
  if (walk) location.replace(walk);
}

/** What a button does, once at a time. */
function on(id, act) {
  let busy = false;
  byId(id).addEventListener("click", async () => {
    if (busy) return;
    busy = true;
    await act().finally(() => (busy = false));
  });
}

for (const [id, parts] of [["both", ["camera", "microphone"]], ["sound-only", ["microphone"]]]) {
  byId(id).addEventListener("click", () => byId(id).getAttribute("aria-disabled") !== "true" && start(parts));
}
on("finish", () => (handing = finish()));
for (const part of ["camera", "microphone"]) {
  on(`${part}-again`, () => again(part));
  byId(part).addEventListener("change", ({ target }) => choosing || again(part, target.value));
}
offerWayBack();
stay().catch(() => end("over"));
