// Hands on what a microphone gives, piece by piece, to the page that asked for it, until it has enough.

class Keeper extends AudioWorkletProcessor {
  #goesOn = true;

  constructor() {
    super();
    this.port.onmessage = () => (this.#goesOn = false);
  }

  process([input]) {
    if (this.#goesOn && input[0]) this.port.postMessage(input[0].slice());
    return this.#goesOn;
  }
}

registerProcessor("keeper", Keeper);
