// Listens to the voice and to the room.

import { look, pending, show } from "./board.js";
import { judgeSound, stretch } from "./judging.js";
import { fill, limits, page } from "./words.js";

const EVERY = 50, SAMPLES = 2048, REMEMBERED = 200, TELL_EVERY = 8, LOWEST = -90, WAKE = 3000;
const COMMON_RATES = [48000, 44100, 16000];
const level = document.getElementById("level");
let source, timer, deafUntil = 0;

/** Listen to a microphone until `stop`. */
export function listen(track) {
  stop();
  source = sourceOf(track);
  const { context } = source;
  const begun = performance.now();
  const analyser = new AnalyserNode(context, { fftSize: SAMPLES });
  source.connect(analyser);
  pending("microphone", page.speak);
  level.hidden = false;
  const samples = new Float32Array(SAMPLES);
  const heard = [];
  let judged = null, rounds = 0, last = null;
  const hear = () => {
    const now = performance.now();
    const asleep = context.state !== "running";
    if (asleep && now - begun > WAKE) throw new DOMException(context.state, "AudioContext");
    if (asleep || now < deafUntil) {
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
    if (found && !(found.state === "unheard" && judged && judged !== "muted")) {
      judged = found.state;
      show("microphone", found.state, found);
    }
    tell(heard.at(-1).level);
  };
  timer = setInterval(() => look("microphone", hear), EVERY);
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
  level.setAttribute("aria-valuetext", fill(page["level.words"], { level: rounded }));
  draw(decibels);
}
