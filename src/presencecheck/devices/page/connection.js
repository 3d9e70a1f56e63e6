// Whether this browser can send picture and sound: two ends of a call, both inside this page.

import { fail, pending, show } from "./board.js";
import { page } from "./words.js";

const PATIENCE = 8000, LOOK_EVERY = 200, ENOUGH = 3;
let attempt = 0;

/** Send these tracks from one end to the other, and show whether they arrive. */
export async function tryOut(tracks) {
  const mine = ++attempt;
  if (!tracks.length) return show("connection", "untested");
  if (!("RTCPeerConnection" in window)) return show("connection", "unsupported");
  pending("connection", page.sending);
  let arrived;
  try {
    arrived = await call(tracks);
  } catch (error) {
    if (mine === attempt) fail("connection", error);
    return;
  }
  // Browsers call themselves over the network's own addresses; where there is none, that says nothing of them.
  if (mine === attempt) show("connection", arrived ? "sent" : navigator.onLine ? "blocked" : "offline");
}

async function call(tracks) {
  const near = new RTCPeerConnection(), far = new RTCPeerConnection();
  const sink = Object.assign(document.createElement("video"), { muted: true });
  try {
    sink.srcObject = new MediaStream();
    far.ontrack = ({ track }) => sink.srcObject.addTrack(track);
    const early = [];
    let ready = false, ways = 0;
    const pass = (end, candidate) => {
      ways++;
      // One way that cannot be used is no fault: what counts is whether anything arrives.
      const add = () => end.addIceCandidate(candidate).catch(() => {});
      if (ready) add();
      else early.push(add);
    };
    near.onicecandidate = ({ candidate }) => candidate && pass(far, candidate);
    far.onicecandidate = ({ candidate }) => candidate && pass(near, candidate);
    for (const track of tracks) near.addTrack(track);
    await near.setLocalDescription();
    await far.setRemoteDescription(near.localDescription);
    await far.setLocalDescription();
    await near.setRemoteDescription(far.localDescription);
    ready = true;
    await Promise.all(early.map((add) => add()));
    sink.play().catch(() => {});
    for (let waited = 0; waited < PATIENCE; waited += LOOK_EVERY) {
      await new Promise((done) => setTimeout(done, LOOK_EVERY));
      const arriving = [...(await far.getStats()).values()].filter(({ type }) => type === "inbound-rtp");
      if (tracks.every(({ kind }) => arriving.some((stat) => stat.kind === kind && amount(stat) >= ENOUGH))) return true;
      if (!ways && near.iceGatheringState === "complete") return false; // the browser will not say where it is
    }
    return false;
  } finally {
    near.close();
    far.close();
    sink.srcObject = null;
  }
}

const amount = (stat) => (stat.kind === "video" ? stat.framesDecoded : stat.packetsReceived) ?? 0;
