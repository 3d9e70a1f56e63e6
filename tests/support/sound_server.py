"""A real sound server with rooms in it, and somebody who speaks there."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.support.real_parts import file, library, program
from tests.support.terminals import PATIENCE

WORDS = "The room is quiet and I am here. There is no hurry at all. Whenever you are ready, let us begin."
RATE = 44_100


class Sound(NamedTuple):
    """A sound server of the tests' own."""

    folder: Path

    @property
    def environment(self) -> Mapping[str, str]:
        """What a program needs to find this server and no other; PortAudio comes to it by ALSA."""
        home = {name: str(self.folder) for name in ("HOME", "XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH")}
        return {**os.environ, **home, "PULSE_SERVER": f"unix:{self.folder}/native"}

    def control(self, *words: str) -> str:
        """What `pactl` says."""
        command = [program("pactl"), *words]
        done = subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True)
        return done.stdout

    def room(self, name: str) -> str:
        """A new room; what is played there is heard by the microphone of that name."""
        self.control("load-module", "module-null-sink", f"sink_name={name}-air")
        master = f"master={name}-air.monitor"
        self.control("load-module", "module-remap-source", f"source_name={name}", master)
        return name

    @contextmanager
    def playing(self, recording: Path, room: str) -> Iterator[None]:
        """Play a recording there, and go on until it is enough."""
        command = [program("paplay"), "--latency-msec=250", "-d", f"{room}-air", str(recording)]
        with subprocess.Popen(command, env=self.environment) as player:
            until = time.monotonic() + PATIENCE
            while not self._sounds(room):
                assert time.monotonic() < until, "the player does not begin"
                time.sleep(0.05)
            try:
                yield
            finally:
                player.kill()

    def probe(self, name: str, microphone: str = "", speaker: str = "") -> subprocess.Popen[str]:
        """`presencecheck probe NAME --json`, with these devices chosen."""
        chosen = {"PULSE_SOURCE": microphone, "PULSE_SINK": speaker}
        environment = {**self.environment, **{key: value for key, value in chosen.items() if value}}
        command = [sys.executable, "-m", "presencecheck", "probe", name, "--json"]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def _sounds(self, room: str) -> bool:
        """Whether something plays there: of sinks, by number, and of what is played, by its sink's number."""
        sinks = [line.split() for line in self.control("list", "short", "sinks").splitlines()]
        played = [line.split() for line in self.control("list", "short", "sink-inputs").splitlines()]
        return any(sink[1] == f"{room}-air" and any(sink[0] == each[1] for each in played) for sink in sinks)


@contextmanager
def sound_server() -> Iterator[Sound]:
    """A PulseAudio of our own, with a speaker called `ears`."""
    server = program("pulseaudio")
    library("sounddevice")
    file("/usr/lib", "*/alsa-lib/libasound_module_pcm_pulse.so")
    with ExitStack() as stack:
        # A socket's path must be short, and pytest's folders are not.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sound")))
        (folder / ".asoundrc").write_text("pcm.!default { type pulse }\nctl.!default { type pulse }\n")
        sound = Sound(folder)
        command = [server, "-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm"]
        socket = f"module-native-protocol-unix socket={folder}/native"
        loaded = [f"--load={socket}", "--load=module-null-sink sink_name=ears"]
        process = stack.enter_context(
            subprocess.Popen([*command, *loaded], env=sound.environment, stderr=subprocess.DEVNULL)
        )
        stack.callback(process.terminate)
        until = time.monotonic() + PATIENCE
        while not (folder / "native").exists():
            assert process.poll() is None, "the sound server ended"
            assert time.monotonic() < until, "the sound server does not come"
            time.sleep(0.02)
        yield sound


def speech(folder: Path) -> Path:
    """Somebody speaking, at full scale."""
    raw, even = folder / "raw.wav", folder / "speech.wav"
    subprocess.run([program("espeak-ng"), "-w", str(raw), WORDS], check=True)
    subprocess.run([program("sox"), str(raw), "-r", str(RATE), "-c", "1", str(even), "gain", "-n"], check=True)
    return even


def recording(folder: Path, name: str, voice: Path, gain: float, noise: float) -> Path:
    """The voice at `gain` dB in a room with this much noise, in dBFS; as long as four times the words.

    White noise at full scale has -4.8 dBFS.
    """
    made = folder / f"{name}.wav"
    sox = program("sox")
    seconds = subprocess.run([sox, "--i", "-D", str(voice)], check=True, capture_output=True, text=True).stdout.strip()
    spoken, hiss = folder / f"{name}-voice.wav", folder / f"{name}-noise.wav"
    quiet = ["-D"]
    subprocess.run([sox, *quiet, str(voice), str(spoken), "gain", str(gain)], check=True, stderr=subprocess.DEVNULL)
    making = ["-n", "-r", str(RATE), "-c", "1", str(hiss), "synth", seconds, "whitenoise", "gain", str(noise + 4.8)]
    subprocess.run([sox, *quiet, *making], check=True)
    mixing = ["-m", "-v", "1", str(spoken), "-v", "1", str(hiss), str(made), "repeat", "3"]
    subprocess.run([sox, *quiet, *mixing], check=True, stderr=subprocess.DEVNULL)
    return made
