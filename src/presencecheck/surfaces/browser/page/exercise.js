// Guides an exercise: the cue, the time left, a pause, and the end by itself.
(() => {
  const { beats, seconds, begun, left, motion, cue } = document.body.dataset;
  const form = document.querySelector("form.running");
  if (!beats || !form) return;
  const steps = JSON.parse(beats), cycle = steps.reduce((sum, [, length]) => sum + length, 0);
  const step = form.querySelector("input[name=n]").value;
  // Loaded again, it goes on where it was; paused, it waits there.
  const saved = history.state?.step === step ? history.state : null;
  let total = saved?.total ?? Number(seconds), paused = saved?.paused ?? false, told = -1;
  let before = saved ? saved.elapsed + (paused ? 0 : (Date.now() - saved.at) / 1000) : Number(begun), since = performance.now();
  const element = (name, className) => Object.assign(document.createElement(name), { className });
  const guide = element("div", "guide"), word = element("p", "cue"), disc = element("div", "disc"), time = element("p", "time");
  word.setAttribute("role", "status");
  time.setAttribute("aria-hidden", "true");
  disc.setAttribute("aria-hidden", "true");
  guide.append(word, disc, time);
  form.prepend(guide);
  const control = (key, shown, label, act) => {
    const each = element("button", "");
    each.type = "button";
    each.dataset.key = key;
    const mark = element("kbd", ""), text = element("span", "");
    [mark.textContent, text.textContent] = [shown, label];
    each.append(mark, text);
    each.addEventListener("click", () => act(text));
    form.querySelector(".main").append(each);
    return each;
  };
  const elapsed = () => before + (paused ? 0 : (performance.now() - since) / 1000);
  const data = document.body.dataset;
  const save = () => history.replaceState({ step, total, paused, elapsed: elapsed(), at: Date.now() }, "");
  const toggle = (text) => {
    if (paused) since = performance.now();
    else before = elapsed();
    paused = !paused;
    told = -1;
    save();
    text.textContent = paused ? data.resume : data.pause;
    show();
  };
  const pause = control(" ", data.space, paused ? data.resume : data.pause, toggle);
  control("-", "-", data.shorter, () => {
    const gone = elapsed(), cycles = Math.max(Math.round((gone + (total - gone) / 2) / cycle), 1);
    total = cycle >= total ? gone + (total - gone) / 2 : Math.min(Math.max(cycles * cycle, gone), total);
    save();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || event.repeat || event.target.closest("button, summary, input")) return;
    event.preventDefault();
    pause.click();
  });
  let sound = null;
  const give = (said) => {
    if (cue === "voice" && "speechSynthesis" in window) {
      speechSynthesis.cancel();
      speechSynthesis.speak(new SpeechSynthesisUtterance(said));
    } else if (cue === "bell" && "AudioContext" in window) {
      sound ??= new AudioContext();
      const tone = sound.createOscillator(), loud = sound.createGain();
      loud.gain.setValueAtTime(.15, sound.currentTime);
      loud.gain.exponentialRampToValueAtTime(.001, sound.currentTime + .4);
      tone.connect(loud).connect(sound.destination);
      tone.start();
      tone.stop(sound.currentTime + .4);
    }
  };
  const at = () => {
    let into = Math.min(elapsed(), total) % cycle;
    for (const [place, [, length]] of steps.entries()) {
      if (into < length) return [place, length - into];
      into -= length;
    }
    return [steps.length - 1, 0];
  };
  const still = motion === "off" || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = () => {
    const [place, rest] = at(), turn = Math.floor(Math.min(elapsed(), total) / cycle) * steps.length + place;
    time.textContent = left.replace("{seconds}", Math.max(Math.round(total - elapsed()), 0));
    if (paused) { word.textContent = data.paused; disc.style.transitionDuration = "0s"; return; }
    if (turn === told) return;
    told = turn;
    if (word.textContent !== steps[place][0]) word.textContent = steps[place][0];
    give(steps[place][0]);
    if (still) return;
    disc.style.transitionDuration = `${rest}s`;
    disc.style.transform = `scale(${steps.length === 2 && place === 0 ? 1 : .45})`;
  };
  const ran = document.getElementById("ran");
  form.addEventListener("formdata", (event) => event.formData.set(ran.name, Math.min(elapsed(), total).toFixed(2)));
  const timer = setInterval(() => {
    if (paused || elapsed() < total) return show();
    clearInterval(timer);
    return form.querySelector(".main button").click();
  }, 200);
  document.addEventListener("lost", () => clearInterval(timer));
  show();
})();
