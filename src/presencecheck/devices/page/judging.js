// What pictures and sounds come to: plain functions of numbers.

const PICTURE_WITHIN = 6000, STILL_AFTER = 4000, BLACK_AFTER = 1500; // milliseconds

const decibels = (amplitude) => (amplitude > 0 ? 20 * Math.log10(amplitude) : -120);
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / Math.max(numbers.length, 1);

/** Whether a place lies where the outline has the face: x from the middle, y from the top, in heights of the picture. */
const inFace = (x, y) => (x / 0.2) ** 2 + ((y - 0.36) / 0.24) ** 2 <= 1;
/** Whether it lies beside and above head and shoulders. */
const around = (x, y) => y < 0.75 && Math.abs(x) > 0.33;

/**
 * The brightness of the middle, of what is around, and of the brightest point, from the pixels of a picture.
 *
 * The picture may have been squeezed to width and height; `aspect` is how it is seen.
 */
export function brightness(pixels, width, height, aspect) {
  const middle = [], surround = [];
  let brightest = 0;
  for (let place = 0; place < width * height; place++) {
    const [red, green, blue] = pixels.subarray(place * 4, place * 4 + 3);
    const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    const x = (((place % width) + 0.5) / width - 0.5) * aspect, y = (Math.floor(place / width) + 0.5) / height;
    brightest = Math.max(brightest, luma);
    if (inFace(x, y)) middle.push(luma);
    else if (around(x, y)) surround.push(luma);
  }
  return { centre: mean(middle), surround: mean(surround), brightest };
}

/** The state of the light. */
export function judgeLight({ centre, surround, brightest }, limits) {
  if (brightest < limits.covered) return "covered";
  if (centre < limits.behind_middle && surround - centre > limits.behind) return "behind";
  if (centre < limits.dark) return "dark";
  return centre > limits.bright ? "bright" : "even";
}

/**
 * Tells, picture after picture, whether a camera sees: "seen", "frozen", "black", or null while that is not known.
 *
 * No camera gives the same picture twice, so that one counts as seeing only after its picture changed. Each call takes
 * the time in milliseconds, and of the picture whether there is one, whether it is black, and whether it is another one.
 */
export function watcher(begun) {
  let hasMoved = false, dark = null, still = begun;
  return (now, { isThere, isBlack, isNew }) => {
    if (!isThere) return now - begun > PICTURE_WITHIN ? "black" : null;
    if (isNew) [hasMoved, still] = [true, now];
    dark = isBlack ? (dark ?? now) : null;
    if (isBlack) return now - dark > BLACK_AFTER ? "black" : null;
    if (now - still > STILL_AFTER) return "frozen";
    return hasMoved ? "seen" : null;
  };
}

/** Level, peak and cut-off samples of one stretch of sound. */
export function stretch(samples, limits) {
  let squares = 0, peak = 0, clipped = 0;
  for (const sample of samples) {
    const size = Math.abs(sample);
    squares += sample * sample;
    peak = Math.max(peak, size);
    clipped += size >= limits.full_scale ? 1 : 0;
  }
  const share = clipped / samples.length;
  return { level: decibels(Math.sqrt(squares / samples.length)), peak: decibels(peak), clipped: share };
}

/**
 * The state of the sound over the last stretches of it, the newest last; null while there is too little to tell.
 *
 * The quietest tenth is the room; what stands well above it is the voice.
 */
export function judgeSound(stretches, seconds, limits) {
  const each = seconds / stretches.length;
  const last = stretches.slice(-Math.ceil(limits.silent_seconds / each));
  if (seconds >= limits.silent_seconds && last.every(({ peak }) => peak < limits.silence)) return { state: "muted" };
  if (seconds < limits.listen_seconds) return null;
  const levels = stretches.map(({ level }) => level).sort((a, b) => a - b);
  const room = levels[Math.floor(levels.length / 10)];
  const loud = stretches.filter(({ level }) => level >= room + limits.voice_above_room);
  const found = { room: Math.round(room) };
  if (loud.length * each < limits.voice_seconds) {
    return room > limits.noise ? { state: "noisy", ...found, voice: found.room } : { state: "unheard", ...found };
  }
  const voice = 10 * Math.log10(mean(loud.map(({ level }) => 10 ** (level / 10))));
  found.voice = Math.round(voice);
  if (mean(loud.map(({ clipped }) => clipped)) > limits.clipped_share) return { state: "clipping", ...found };
  if (room > limits.noise) return { state: "noisy", ...found };
  if (voice < limits.faint) return { state: "faint", ...found };
  return { state: voice - room < limits.above_noise ? "noisy" : "clear", ...found };
}
