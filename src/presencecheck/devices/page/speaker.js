// A short tone, and the question whether it was heard.

import { look, pending, show } from "./board.js";
import { deafFor } from "./sound.js";
import { page } from "./words.js";

const NOTES = [523.25, 659.25], EACH = 0.5, LOUDNESS = 0.2, ECHO = 300, WAKE = 1000;
const player = new Audio();
const [tone, answer, choice] = ["tone", "answer", "speaker"].map((id) => document.getElementById(id));
let context;

/** Make the buttons work. */
export function begin() {
  pending("speaker", page["tone.try"]);
  tone.addEventListener("click", () => look("speaker", play));
  for (const [id, state] of [["tone-yes", "heard"], ["tone-no", "unheard"]]) {
    document.getElementById(id).addEventListener("click", () => {
      show("speaker", state);
      answer.hidden = true;
      tone.textContent = page["tone.again"];
      tone.focus();
    });
  }
  choice.addEventListener("change", () => pending("speaker", page["tone.try"]));
}

async function play() {
  context ??= new AudioContext();
  // Without any output it may never wake; the person will then say that nothing was to be heard.
  await Promise.race([context.resume(), new Promise((done) => setTimeout(done, WAKE))]);
  const out = context.createMediaStreamDestination();
  player.srcObject = out.stream;
  if (player.setSinkId && choice.value !== undefined) await player.setSinkId(choice.value).catch(() => {});
  deafFor(NOTES.length * EACH * 1000 + ECHO);
  const start = context.currentTime + 0.05;
  NOTES.forEach((frequency, place) => sing(frequency, start + place * EACH, out));
  player.play().catch(() => {}); // the person will say that nothing was to be heard
  answer.hidden = false;
}

function sing(frequency, at, out) {
  const voice = new OscillatorNode(context, { frequency });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.04);
  volume.gain.setTargetAtTime(0, at + EACH - 0.18, 0.05);
  voice.connect(volume).connect(out);
  voice.start(at);
  voice.stop(at + EACH);
}
