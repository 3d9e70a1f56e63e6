// From opening the page to handing its findings over.

import { begin, drop, fail, known, look, pending, show } from "./board.js";
import { tryOut } from "./connection.js";
import { offer, open } from "./devices.js";
import { hide, reflect } from "./picture.js";
import { listen, stop } from "./sound.js";
import * as speaker from "./speaker.js";
import { page } from "./words.js";

const byId = (id) => document.getElementById(id);
const SECTIONS = ["start", "check", "done", "over", "elsewhere"];
const tracks = {};
let ended = false;
let handing = Promise.resolve();

/** Show one of the page's sections and take the reader there. */
function turnTo(name, move = true) {
  for (const id of SECTIONS) byId(id).hidden = id !== name;
  if (move) byId(`${name}-heading`).focus();
}

/** Turn everything off and show why. */
function end(name) {
  if (ended) return;
  ended = true;
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

async function start(parts) {
  for (const id of ["both", "sound-only"]) byId(id).setAttribute("aria-disabled", "true");
  byId("asking").textContent = page.asking;
  const found = await open(parts);
  if (ended) return Object.values(found).forEach(({ track }) => track?.stop());
  turnTo("check");
  begin();
  await look("speaker", speaker.begin);
  if (!parts.includes("camera")) leaveCameraOff();
  for (const part of parts) await use(part, found[part]);
  await connect();
  navigator.mediaDevices?.addEventListener("devicechange", () => offerAll());
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
  tracks[part]?.stop();
  tracks[part] = track;
  byId(`${part}-again`).hidden = Boolean(track);
  if (part === "camera") cover(track ? "" : page["mirror.off"]);
  if (!track) return goWithout(part, state, error);
  track.addEventListener("ended", () => tracks[part] === track && lose(part));
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
  await use(part, { state: "none" });
  await connect();
}

async function again(part, id) {
  pending(part, page.asking);
  tracks[part]?.stop(); // some systems give a device to one taker only
  const found = await open([part], { [part]: id });
  if (ended) return found[part].track?.stop();
  await use(part, found[part]);
  await connect();
  // A button that is gone must not take the place of the reader with it.
  if (!id && byId(`${part}-again`).hidden) byId("check-heading").focus();
}

async function connect() {
  offerAll().catch(reportError); // without the choice of another device, the one in use can still be looked at
  await tryOut(Object.values(tracks).filter(Boolean));
}

async function offerAll() {
  if (!navigator.mediaDevices?.enumerateDevices) return;
  for (const part of ["camera", "microphone"]) {
    if (tracks[part]) await offer(part, tracks[part].getSettings().deviceId);
    else byId(`${part}-choice`).hidden = true;
  }
  if ("setSinkId" in HTMLMediaElement.prototype) await offer("speaker", byId("speaker").value);
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

on("both", () => start(["camera", "microphone"]));
on("sound-only", () => start(["microphone"]));
on("finish", () => (handing = finish()));
for (const part of ["camera", "microphone"]) {
  on(`${part}-again`, () => again(part));
  byId(part).addEventListener("change", ({ target }) => again(part, target.value));
}
stay().catch(() => end("over"));
