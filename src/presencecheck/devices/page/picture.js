// The mirror, and the light on the person who looks into it.

import { look, pending, show } from "./board.js";
import { brightness, judgeLight } from "./judging.js";
import { limits, page } from "./words.js";

const WIDTH = 80, HEIGHT = 60, LOOK_EVERY = 400, TRUE_WITHIN = 8;
const mirror = document.getElementById("mirror");
const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
const pen = canvas.getContext("2d", { willReadFrequently: true });
let timer, smooth, readable;

/** Show a camera's picture and look at its light until `hide`. */
export function reflect(track) {
  hide();
  mirror.srcObject = new MediaStream([track]);
  mirror.play().catch(() => {}); // it plays by itself where a page must not start it
  pending("camera", page.looking);
  pending("light", page.looking);
  smooth = null;
  timer = setInterval(() => {
    look("camera", see);
    look("light", measure);
  }, LOOK_EVERY);
}

/** Take the picture away. */
export function hide() {
  clearInterval(timer);
  mirror.srcObject = null;
}

const hasPicture = () => mirror.videoWidth && mirror.readyState >= mirror.HAVE_CURRENT_DATA;

function see() {
  if (!hasPicture()) return;
  const { videoWidth: width, videoHeight: height } = mirror;
  mirror.parentElement.style.setProperty("--shape", width / height); // the whole of it, as it is sent
  show("camera", "seen", { width, height });
}

function measure() {
  if (!hasPicture()) return;
  readable ??= givesTruePixels();
  if (!readable) throw new DOMException("getImageData", "DataError");
  pen.drawImage(mirror, 0, 0, WIDTH, HEIGHT);
  const now = brightness(pixels(), WIDTH, HEIGHT, mirror.videoWidth / mirror.videoHeight);
  // A camera that opens its eye for the first half second must not flicker through every state.
  smooth = smooth ? Object.fromEntries(Object.keys(now).map((key) => [key, (smooth[key] + now[key]) / 2])) : now;
  const { centre, surround } = smooth;
  show("light", judgeLight(smooth, limits), { centre: Math.round(centre), surround: Math.round(surround) });
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
