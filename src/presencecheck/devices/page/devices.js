// Opens camera and microphone, and lets the person choose among them by name. Names are shown and go nowhere.

import { fill, page } from "./words.js";

const KINDS = { camera: "videoinput", microphone: "audioinput", speaker: "audiooutput" };
// As the room truly sounds: what the browser could do to better the sound would hide noise and level.
const RAW = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
const LARGE = { width: { ideal: 1280 }, height: { ideal: 720 } };

const wish = (part, id) => ({
  [part === "camera" ? "video" : "audio"]: {
    ...(part === "camera" ? LARGE : RAW),
    ...(id ? { deviceId: { exact: id } } : {}),
  },
});

const REASONS = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "none",
  OverconstrainedError: "none",
  NotReadableError: "busy",
  AbortError: "busy",
};

/** Open what is named: for each part its track, or the state and the error of one without. The browser asks once for both. */
export async function open(parts, chosen = {}) {
  if (!navigator.mediaDevices?.getUserMedia || !window.isSecureContext) return each(parts, { state: "unsupported" });
  const wishes = Object.assign({}, ...parts.map((part) => wish(part, chosen[part])));
  try {
    const stream = await navigator.mediaDevices.getUserMedia(wishes);
    return Object.fromEntries(parts.map((part) => [part, trackOf(stream, part)]));
  } catch (error) {
    const state = REASONS[error.name] ?? "error";
    if (parts.length === 1 || state === "refused") return each(parts, { state, error });
  }
  // One of the two is not to be had; the other still may be.
  const found = {};
  for (const part of parts) Object.assign(found, await open([part], chosen));
  return found;
}

const each = (parts, found) => Object.fromEntries(parts.map((part) => [part, found]));

function trackOf(stream, part) {
  const [track] = part === "camera" ? stream.getVideoTracks() : stream.getAudioTracks();
  return track ? { track } : { state: "none" };
}

/** Offer the devices of a part by name; hidden where there is nothing to choose. */
export async function offer(part, current) {
  const all = await navigator.mediaDevices.enumerateDevices();
  const devices = all.filter(({ kind, deviceId }) => kind === KINDS[part] && deviceId);
  const select = document.getElementById(part);
  const options = devices.map(({ deviceId, label }, place) => {
    const name = label || fill(page["choose.unnamed"], { number: place + 1 });
    return new Option(name, deviceId, false, deviceId === current);
  });
  if (part === "speaker" && !devices.some(({ deviceId }) => deviceId === "default")) {
    options.unshift(new Option(page["choose.system"], ""));
  }
  select.replaceChildren(...options);
  document.getElementById(`${part}-choice`).hidden = devices.length === 0;
}
