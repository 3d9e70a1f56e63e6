// The mirror, what the camera sees, and the light on the person who looks into it.

import { look, pending, show } from "./board.js";
import { brightness, judgeLight, watcher } from "./judging.js";
import { limits, page } from "./words.js";

const WIDTH = 80, HEIGHT = 60, LOOK_EVERY = 400, TRUE_WITHIN = 8;
const mirror = document.getElementById("mirror");
const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
const pen = canvas.getContext("2d", { willReadFrequently: true });
let timer, smooth, readable, before, watch, frames = 0, framesBefore = 0;

/** Show a camera's picture and look at it until `hide`. */
export function reflect(track) {
  hide();
  mirror.srcObject = new MediaStream([track]);
  mirror.play().catch(() => {}); // it plays by itself where a page must not start it
  pending("camera", page.looking);
  pending("light", page.looking);
  smooth = before = null;
  watch = watcher(performance.now());
  countFrames(track);
  timer = setInterval(glance, LOOK_EVERY);
}

/** Take the picture away. */
export function hide() {
  clearInterval(timer);
  mirror.srcObject = null;
}

/** Count the pictures as they come, where the browser tells of them. */
function countFrames(track) {
  const count = () => {
    frames++;
    if (mirror.srcObject?.getVideoTracks()[0] === track) mirror.requestVideoFrameCallback(count);
  };
  mirror.requestVideoFrameCallback?.(count);
}

const hasPicture = () => Boolean(mirror.videoWidth) && mirror.readyState >= mirror.HAVE_CURRENT_DATA;

function glance() {
  // What nobody sees is not painted: that says nothing of the camera.
  if (document.hidden) watch = watcher(performance.now());
  else if (hasPicture()) seePicture();
  else see({ isThere: false });
}

function seePicture() {
  let found = null;
  look("light", () => (found = measure()));
  look("camera", () => {
    if (!found && !mirror.requestVideoFrameCallback) throw new DOMException("getImageData", "DataError");
    const state = see({ isThere: true, isNew: frames !== framesBefore, ...found });
    framesBefore = frames;
    if (found && state) look("light", () => showLight(state));
  });
}

/** Show what the camera sees, and return it. */
function see(picture) {
  const { videoWidth: width, videoHeight: height } = mirror;
  const state = watch(performance.now(), picture);
  if (picture.isThere) mirror.parentElement.style.setProperty("--shape", width / height); // the whole, as it is sent
  if (state) show("camera", state, { width, height });
  if (state && !picture.isThere) show("light", "untested");
  return state;
}

/** Take the brightness of the picture, and say whether it is black and whether it is another one than before. */
function measure() {
  readable ??= givesTruePixels();
  if (!readable) throw new DOMException("getImageData", "DataError");
  pen.drawImage(mirror, 0, 0, WIDTH, HEIGHT);
  const seen = pixels();
  const now = brightness(seen, WIDTH, HEIGHT, mirror.videoWidth / mirror.videoHeight);
  const isNew = before !== null && before.some((value, place) => value !== seen[place]);
  before = seen;
  // A camera that opens its eye for the first half second must not flicker through every state.
  smooth = smooth ? Object.fromEntries(Object.keys(now).map((key) => [key, (smooth[key] + now[key]) / 2])) : now;
  return { isNew, isBlack: now.brightest < limits.covered };
}

/** The light of a picture that stands still is that of another time. */
function showLight(state) {
  if (state === "frozen") return show("light", "untested");
  const { centre, surround } = smooth;
  const light = state === "black" ? "covered" : judgeLight(smooth, limits);
  show("light", light, { centre: Math.round(centre), surround: Math.round(surround) });
}

const pixels = () => pen.getImageData(0, 0, WIDTH, HEIGHT).data;

/** Some browsers answer with made-up pixels, so that no site can recognise a person by them; they say nothing of the light. */
function givesTruePixels() {
  return [0, 255].every((shade) => {
    pen.fillStyle = `rgb(${shade} ${shade} ${shade})`;
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    return Math.abs(brightness(pixels(), WIDTH, HEIGHT, WIDTH / HEIGHT).centre - shade) < TRUE_WITHIN;
  });
}
