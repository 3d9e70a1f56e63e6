// Listens to the voice and to the room.

import { look, pending, show } from "./board.js";
import { judgeSound, stretch } from "./judging.js";
import { limits, page } from "./words.js";

const EVERY = 50, SAMPLES = 2048, REMEMBERED = 200, TELL_EVERY = 8, LOWEST = -90, WAKE = 3000;
const COMMON_RATES = [48000, 44100, 16000];
/** What each level is called, up to how many dBFS. */
const CALLED = [[-70, "silent"], [limits.noise, "faint"], [limits.faint, "quiet"], [-10, "good"], [0, "loud"]];
const level = document.getElementById("level"), again = document.getElementById("microphone-again");
let source, timer, deafUntil = 0;
let wake = () => {};

/** Listen to a microphone until `stop`. */
export function listen(track) {
  stop();
  source = sourceOf(track);
  const { context } = source;
  wake = () => context.resume().catch(() => {});
  const pace = paceOf(context);
  const analyser = new AnalyserNode(context, { fftSize: SAMPLES });
  source.connect(analyser);
  pending("microphone", page.speak);
  level.hidden = false;
  const samples = new Float32Array(SAMPLES);
  const heard = [];
  let judged = null, rounds = 0, last = null;
  const hear = () => {
    const now = performance.now();
    const { runs, isAsleep } = pace(now);
    if (isAsleep && judged !== "asleep") judged = sleep(heard);
    if (!runs || now < deafUntil) {
      last = null;
      return;
    }
    analyser.getFloatTimeDomainData(samples);
    heard.push({ ...stretch(samples, limits), seconds: last === null ? EVERY / 1000 : (now - last) / 1000 });
    last = now;
    if (heard.length > REMEMBERED) heard.shift();
    if (rounds++ % TELL_EVERY) return draw(heard.at(-1).level);
    const seconds = heard.reduce((sum, part) => sum + part.seconds, 0);
    const found = judgeSound(heard, seconds, limits);
    // Who has been heard and now is quiet has still been heard.
    if (found && !(found.state === "unheard" && judged && !["muted", "asleep"].includes(judged))) {
      if (judged === "asleep") again.hidden = true;
      judged = found.state;
      show("microphone", found.state, found);
    }
    tell(heard.at(-1).level);
  };
  timer = setInterval(() => look("microphone", hear), EVERY);
}

/** Whether Web Audio runs at a time, and whether it has not for a while. */
function paceOf(context) {
  let awake = performance.now(), time = context.currentTime;
  return (now) => {
    // Some browsers call it running while nothing comes.
    const runs = context.state === "running" && context.currentTime > time;
    time = context.currentTime;
    if (runs) awake = now;
    return { runs, isAsleep: now - awake > WAKE };
  };
}

/** Browsers let a page listen only after it was touched, and stop for a call or another program. */
function sleep(heard) {
  heard.length = 0;
  show("microphone", "asleep");
  again.hidden = false;
  tell(LOWEST);
  return "asleep";
}

/** Some seconds of what a microphone gives, as samples and their rate, in memory alone. */
export async function record(seconds) {
  if (!source) throw new DOMException("microphone", "NotFoundError");
  const { context } = source, pieces = [];
  if (context.state !== "running") throw new DOMException(context.state, "AudioContext");
  await context.audioWorklet.addModule("keeper.js");
  const keeper = new AudioWorkletNode(context, "keeper", { numberOfOutputs: 0 });
  keeper.port.onmessage = ({ data }) => pieces.push(data);
  source.connect(keeper);
  await new Promise((done) => setTimeout(done, seconds * 1000));
  keeper.port.onmessage = null;
  keeper.port.postMessage("enough");
  keeper.disconnect();
  if (!pieces.length) throw new DOMException(context.state, "AudioContext");
  const samples = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  pieces.reduce((place, piece) => (samples.set(piece, place), place + piece.length), 0);
  return { samples, rate: context.sampleRate };
}

/** The track as a source of Web Audio, at the first of some rates that the browser takes it at. */
function sourceOf(track) {
  // Firefox takes no track into a context of another rate, as where the headset's microphone is slower than its speaker.
  const rates = new Set([track.getSettings().sampleRate, undefined, ...COMMON_RATES]);
  let refusal;
  for (const sampleRate of rates) {
    let context;
    try {
      context = new AudioContext({ sampleRate });
      const found = context.createMediaStreamSource(new MediaStream([track]));
      context.resume().catch(() => {}); // one that stays asleep is noticed while listening
      return found;
    } catch (error) {
      refusal ??= error;
      context?.close().catch(() => {});
    }
  }
  throw refusal;
}

/** Listen no longer. */
export function stop() {
  clearInterval(timer);
  wake = () => {};
  source?.disconnect();
  source?.context.close().catch(() => {});
  source = null;
  level.hidden = true;
  tell(LOWEST);
}

/** What is played now is not the person's voice. */
export function deafFor(milliseconds) {
  deafUntil = performance.now() + milliseconds;
}

function draw(decibels) {
  const share = Math.min(Math.max(1 - decibels / LOWEST, 0), 1);
  level.firstElementChild.style.transform = `scaleX(${share.toFixed(3)})`;
}

function tell(decibels) {
  const rounded = Math.round(Math.min(Math.max(decibels, LOWEST), 0));
  level.setAttribute("aria-valuenow", String(rounded));
  level.setAttribute("aria-valuetext", page[`level.${CALLED.find(([most]) => rounded <= most)[1]}`]);
  draw(decibels);
}

for (const touch of ["pointerdown", "keydown"]) document.addEventListener(touch, () => wake());
