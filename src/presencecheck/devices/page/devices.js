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

/** What systems say where they, and not the person, keep a browser from a device. */
const BY_SYSTEM = /\bsystem\b/i;

/** Open what is named: for each part its track, or the state and the error of one without. The browser asks once for both. */
export async function open(parts, chosen = {}) {
  if (!navigator.mediaDevices?.getUserMedia || !window.isSecureContext) return each(parts, { state: "unsupported" });
  const wishes = Object.assign({}, ...parts.map((part) => wish(part, chosen[part])));
  try {
    const stream = await navigator.mediaDevices.getUserMedia(wishes);
    return Object.fromEntries(parts.map((part) => [part, trackOf(stream, part)]));
  } catch (error) {
    return parts.length === 1 ? { [parts[0]]: await failed(parts[0], error) } : openEach(parts, chosen, error);
  }
}

/** One of the two is not to be had; the other still may be. */
async function openEach(parts, chosen, error) {
  const allowed = await Promise.all(parts.map(permission));
  // Where one is blocked, the browser refuses both and asks for neither. Where none is, its question was put away, and
  // is not put again at once.
  const isAway = REASONS[error.name] === "refused" && !BY_SYSTEM.test(error.message) && !allowed.includes("denied");
  const found = {};
  for (const [place, part] of parts.entries()) {
    const wasAsked = isAway && allowed[place] === "prompt";
    Object.assign(found, wasAsked ? { [part]: { state: "refused", error } } : await open([part], chosen));
  }
  return found;
}

async function failed(part, error) {
  const state = REASONS[error.name] ?? "error";
  if (state !== "refused") return { state, error };
  const bySystem = BY_SYSTEM.test(error.message) || (await permission(part)) === "granted";
  return { state: bySystem ? "system" : "refused", error };
}

/** What this page may do with a part: "granted", "denied", "prompt", or nothing where the browser does not say. */
export async function permission(part) {
  try {
    return (await navigator.permissions.query({ name: part })).state;
  } catch {
    return undefined;
  }
}

const each = (parts, found) => Object.fromEntries(parts.map((part) => [part, found]));

function trackOf(stream, part) {
  const [track] = part === "camera" ? stream.getVideoTracks() : stream.getAudioTracks();
  return track ? { track } : { state: "none" };
}

/** The state of a part whose track has ended: its device is gone, or still there without being given to this page. */
export async function whyLost(part, track) {
  const all = await navigator.mediaDevices.enumerateDevices();
  const devices = all.filter(({ kind }) => kind === KINDS[part]);
  if (devices.some(({ deviceId }) => !deviceId)) return "refused"; // a page that may use none is told no names
  const { deviceId, groupId } = track.getSettings();
  return devices.some((device) => device.deviceId === deviceId && device.groupId === groupId) ? "busy" : "none";
}

/** Offer the devices of a part by name; hidden where there is nothing to choose. Returns how many there are. */
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
  return devices.filter(({ deviceId }) => !["default", "communications"].includes(deviceId)).length;
}
