import "server-only";
import { Socket } from "node:net";
import { z } from "zod";
import { spawnLimited } from "./limited-child";

/** A photo written anew: nothing of the file that came is in it but its pixels, upright. */
export interface DecodedPhoto {
  width: number;
  height: number;
  large: Buffer;
  small: Buffer;
}

/** Why there is none: the file is no photo, has too many pixels, broke the decoder; or no room. */
export type DecodeFault = "unreadable" | "pixels" | "broke" | "busy";

export const photoBytesMax = 10 * 1024 * 1024;
const pixelsMax = 50_000_000;
const largeSide = 1920;
const smallSide = 320;

const childrenMax = 2;
const waitingMax = 60;
const secondsMax = 20;
/** What a photo of the largest size needs, measured; a decoder that wants more gets none. */
const dataMegabytes = 512;
/** For a child that nobody is left to stop; the limit above comes first. */
const cpuSeconds = 300;
/** A child serves so many photos and is then replaced, one with a faulty photo at once. */
const photosPerChild = 25;
const idleSeconds = 60;

const idle: Child[] = [];
const waiting: (() => void)[] = [];
let busy = 0;

/**
 * Decodes a photo that came from outside in a child process with little memory and time and without
 * this server's environment (scripts/decode-photo.mjs). At most two at once; the others wait.
 * Throws only when the child does not start.
 */
export async function decodePhoto(photo: Buffer): Promise<DecodedPhoto | DecodeFault> {
  if (busy < childrenMax) busy += 1;
  else if (waiting.length < waitingMax) await new Promise<void>((turn) => waiting.push(turn));
  else return "busy";
  try {
    const child = rested();
    const answer = child === undefined ? "broke" : await decodeIn(child, photo);
    // One that rested may have died meanwhile. Whether the photo did it, a new one will show.
    const again = answer === "broke" && child?.late !== true;
    return again ? await decodeIn(new Child(), photo) : answer;
  } finally {
    // The place goes to the next in the row; `busy` counts places, so it stays as it is.
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next();
  }
}

async function decodeIn(child: Child, photo: Buffer): Promise<DecodedPhoto | DecodeFault> {
  try {
    const answer = await child.decode(photo);
    if (typeof answer === "string") child.end();
    else child.rest();
    return answer;
  } catch (error) {
    child.end();
    throw error;
  }
}

function rested(): Child | undefined {
  const child = idle.pop();
  return child === undefined || child.wake() ? child : rested();
}

const answerHead = z.union([
  z.strictObject({ ready: z.literal(true) }),
  z.strictObject({ fault: z.enum(["unreadable", "pixels"]) }),
  z.strictObject({
    width: z.int().min(1).max(largeSide),
    height: z.int().min(1).max(largeSide),
    large: z.int().min(4).max(photoBytesMax),
    small: z.int().min(4).max(photoBytesMax),
  }),
]);
type Answer = "ready" | "unreadable" | "pixels" | "broke" | DecodedPhoto;

class Child {
  readonly #process = spawnDecoder();
  readonly #started: Promise<Answer>;
  #received = Buffer.alloc(0);
  #asked: ((answer: Answer) => void) | null = null;
  #served = 0;
  #ended = false;
  #idleTimer: NodeJS.Timeout | undefined;
  /** Whether its time was up. */
  late = false;

  constructor() {
    const { stdin, stdout } = this.#process;
    this.#started = new Promise((resolve) => (this.#asked = resolve));
    // A child that ends before it has read everything breaks the pipe; its silence says so.
    stdin.on("error", () => undefined);
    stdout.on("data", (chunk: Buffer) => this.#take(chunk));
    for (const end of ["error", "close"]) this.#process.on(end, () => this.#gone());
  }

  async decode(photo: Buffer): Promise<DecodedPhoto | DecodeFault> {
    const timer = setTimeout(() => {
      this.late = true;
      this.end();
    }, secondsMax * 1000);
    try {
      if ((await this.#started) !== "ready")
        throw new Error("the decoder of photos does not start");
      this.#served += 1;
      const answer = new Promise<Answer>((resolve) => (this.#asked = resolve));
      if (this.#ended) this.#answer("broke");
      const length = Buffer.alloc(4);
      length.writeUInt32BE(photo.length);
      this.#process.stdin.write(length);
      this.#process.stdin.write(photo);
      const told = await answer;
      return told === "ready" ? "broke" : told;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Waits for another photo, but keeps nobody: neither memory for long nor a process from ending. */
  rest(): void {
    if (this.#served >= photosPerChild) return this.end();
    this.#keep(false);
    this.#idleTimer = setTimeout(() => this.end(), idleSeconds * 1000).unref();
    idle.push(this);
  }

  /** Whether it is still there after its rest. */
  wake(): boolean {
    clearTimeout(this.#idleTimer);
    if (!this.#ended) this.#keep(true);
    return !this.#ended;
  }

  end(): void {
    this.#process.kill("SIGKILL");
    this.#gone();
  }

  #gone(): void {
    this.#ended = true;
    clearTimeout(this.#idleTimer);
    const place = idle.indexOf(this);
    if (place >= 0) idle.splice(place, 1);
    this.#answer("broke");
  }

  #keep(alive: boolean): void {
    const { stdin, stdout } = this.#process;
    for (const one of [this.#process, stdin, stdout]) {
      if (!(one instanceof Socket) && one !== this.#process) continue;
      if (alive) one.ref();
      else one.unref();
    }
  }

  #answer(answer: Answer): void {
    const asked = this.#asked;
    this.#asked = null;
    asked?.(answer);
  }

  /** What a child says is no more to be believed than the photo that it has read. */
  #take(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    try {
      const answer = readAnswer(this.#received);
      if (answer === null) return;
      if (this.#asked === null) throw new Error("an answer that nobody has asked for");
      this.#received = Buffer.alloc(0);
      this.#answer(answer);
    } catch {
      this.end();
    }
  }
}

/** The answer that `received` is exactly; null while some of it is missing. Throws if it is none. */
function readAnswer(received: Buffer): Answer | null {
  if (received.length < 4) return null;
  const start = 4 + received.readUInt32BE(0);
  if (start > 1024) throw new Error("too long a head");
  if (received.length < start) return null;
  const head = answerHead.parse(JSON.parse(received.toString("utf8", 4, start)));
  if ("ready" in head) return "ready";
  if ("fault" in head) return head.fault;
  const end = start + head.large + head.small;
  if (received.length > end) throw new Error("more than announced");
  if (received.length < end) return null;
  const large = received.subarray(start, start + head.large);
  const small = received.subarray(start + head.large);
  if (!isJpeg(large) || !isJpeg(small)) throw new Error("not what was asked for");
  return { width: head.width, height: head.height, large, small };
}

function isJpeg(bytes: Buffer): boolean {
  return bytes.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff));
}

function spawnDecoder() {
  const sizes = [photoBytesMax, pixelsMax, largeSide, smallSide].map(String);
  const limits = { dataMegabytes, heapMegabytes: 64, cpuSeconds };
  // Large pictures stay in memory, where the limit is.
  const environment = { VIPS_DISC_THRESHOLD: "4g", MALLOC_ARENA_MAX: "2" };
  return spawnLimited("decode-photo.mjs", sizes, limits, environment);
}
