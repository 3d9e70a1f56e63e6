// The words and limits of the page, as Python gives them; no sentence stands in any script.

export const { page, names, states, limits } = await (await fetch("words.json")).json();

/** A sentence with its numbers; with a true minus, since some screen readers pass over a hyphen. */
export const fill = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? String(values[name]).replace("-", "\u2212") : values[name]));
