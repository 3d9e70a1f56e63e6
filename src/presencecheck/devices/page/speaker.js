// What the person hears through the speaker of their choice: a short tone, or five seconds of their own voice.

import { look, note, pending, say, show, stateOf } from "./board.js";
import { deafFor, record } from "./sound.js";
import { fill, limits, page } from "./words.js";

const NOTES = [523.25, 659.25], EACH = 0.5, LOUDNESS = 0.2, LEAD = 0.15; // seconds, and a share of the loudest
const ECHO = 300, WAKE = 3000, SECONDS = 5;
const player = new Audio();
const byId = (id) => document.getElementById(id);
const [tone, voice, answer, choice] = ["tone", "voice", "answer", "speaker"].map(byId);
let context, asked = tone, turn = 0, isBusy = false;

/** Make the buttons work. */
export function begin() {
  reset();
  tone.addEventListener("click", () => once((mine) => play(tone, mine, sing)));
  voice.addEventListener("click", () => once(hearYourself));
  for (const [id, state] of [["tone-yes", "heard"], ["tone-no", "unheard"]]) {
    byId(id).addEventListener("click", () => {
      show("speaker", state);
      answer.hidden = true;
      asked.textContent = page[`${asked.id}.again`];
      asked.focus();
    });
  }
  choice.addEventListener("change", reset);
}

/** Forget what was heard: another speaker is another question. */
export function reset() {
  stop();
  pending("speaker", page["tone.try"]);
}

/** Play and record no longer. */
export function stop() {
  turn++;
  answer.hidden = true;
  player.srcObject = null;
}

async function once(act) {
  if (isBusy) return;
  isBusy = true;
  stop();
  const mine = turn;
  await look("speaker", () => act(mine));
  isBusy = false;
}

/** Record the voice, then play it; it is in no file and in no variable afterwards. */
async function hearYourself(mine) {
  const before = stateOf("speaker"), told = count(SECONDS);
  let samples, rate;
  try {
    ({ samples, rate } = await record(SECONDS));
  } catch (error) {
    if (before === "error") throw error;
    return mine === turn && without(before, fill(page["voice.failed"], { reason: String(error) }));
  } finally {
    clearInterval(told);
  }
  if (mine !== turn) return;
  const silence = 10 ** (limits.silence / 20);
  if (!samples.some((sample) => Math.abs(sample) > silence)) return without(before, page["voice.silent"]);
  pending("speaker", page["voice.playing"]);
  await play(voice, mine, (out, at) => speak(samples, rate, out, at));
}

/** Say why there is nothing to play; what was known of the speaker stays. */
function without(before, why) {
  if (before === "heard" || before === "unheard") show("speaker", before);
  else pending("speaker", page["tone.try"]);
  note("speaker", why);
}

/** Say how long to go on speaking, each second; read out but once. */
function count(seconds) {
  const words = () => fill(page["voice.speak"], { seconds: seconds-- });
  const first = words();
  pending("speaker", first);
  say(first);
  return setInterval(() => seconds > 0 && pending("speaker", words()), 1000);
}

/** Play what `make` sends to an output, and ask whether it was heard; `make` returns for how many seconds it sounds. */
async function play(button, mine, make) {
  asked = button;
  context ??= new AudioContext();
  await within(WAKE, context.resume());
  if (context.state !== "running") throw new DOMException(context.state, "AudioContext");
  // Played by the system's own choice instead, it would say something of another speaker.
  if (player.setSinkId) await player.setSinkId(choice.value);
  const out = context.createMediaStreamDestination();
  player.srcObject = out.stream;
  await within(WAKE, player.play());
  if (mine !== turn) return;
  const milliseconds = make(out, context.currentTime + LEAD) * 1000;
  deafFor(milliseconds + ECHO);
  byId("tone-question").textContent = page[`${button.id}.question`];
  answer.hidden = false;
  setTimeout(() => mine === turn && !answer.hidden && say(page[`${button.id}.question`]), milliseconds);
}

const within = (milliseconds, doing) => Promise.race([doing, new Promise((done) => setTimeout(done, milliseconds))]);

function sing(out, begin) {
  NOTES.forEach((frequency, place) => {
    const at = begin + place * EACH, note = new OscillatorNode(context, { frequency });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.04);
    volume.gain.setTargetAtTime(0, at + EACH - 0.18, 0.05);
    note.connect(volume).connect(out);
    note.start(at);
    note.stop(at + EACH);
  });
  return NOTES.length * EACH + LEAD;
}

function speak(samples, sampleRate, out, at) {
  const buffer = new AudioBuffer({ length: samples.length, sampleRate });
  buffer.copyToChannel(samples, 0);
  const voice = new AudioBufferSourceNode(context, { buffer });
  voice.connect(out);
  voice.start(at);
  return buffer.duration + LEAD;
}
