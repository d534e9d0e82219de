import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import sharp from "sharp";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { decodePhoto, type DecodedPhoto } from "@/lib/platform/files/decoder";
import {
  canary,
  foreignFiles,
  picture,
  pngBomb,
  polyglot,
  tellingJpeg,
} from "@/tests/support/hostile-photos";

async function decoded(photo: Buffer): Promise<DecodedPhoto> {
  const answer = await decodePhoto(photo);
  if (typeof answer === "string") throw new Error(answer);
  return answer;
}

/** The decoders that this process has started and that still live. */
function children(): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const [stat, command] = [read(pid, "stat"), read(pid, "cmdline")];
      const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return (
        Number(parent) === process.pid && state !== "Z" && command.includes("decode-photo.mjs")
      );
    });
}

function read(pid: number, what: string): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${what}`, "utf8");
  } catch {
    return "";
  }
}

describe("what a photo becomes", () => {
  test("an upright JPEG of both sizes, without place, owner or any other word", async () => {
    const sent = await tellingJpeg();
    expect(sent.includes(canary)).toBe(true);
    expect((await sharp(sent).metadata()).exif).toBeDefined();

    const { width, height, large, small } = await decoded(sent);
    expect([width, height]).toEqual([40, 80]);
    for (const bytes of [large, small]) {
      const { format, exif, xmp, icc, iptc, orientation } = await sharp(bytes).metadata();
      expect({ format, exif, xmp, icc, iptc, orientation }).toEqual({ format: "jpeg" });
      expect(bytes.includes(canary)).toBe(false);
      expect(bytes.includes("Exif")).toBe(false);
    }
  });

  test("what stands behind or inside a photo besides its pixels is gone", async () => {
    const sent = await polyglot();
    expect(sent.includes(canary)).toBe(true);
    const { large, small } = await decoded(sent);
    for (const bytes of [large, small]) {
      for (const word of [canary, "<script", "PK\u0003\u0004"]) {
        expect(bytes.includes(word)).toBe(false);
      }
    }
  });

  test("large ones become smaller, clear ones get a white ground; PNG and WebP are photos too", async () => {
    const { width, height } = await decoded(await picture(4000).png().toBuffer());
    expect([width, height]).toEqual([1920, 960]);
    const clear = { width: 20, height: 20, channels: 4, background: "#00000000" } as const;
    const { large } = await decoded(await sharp({ create: clear }).webp().toBuffer());
    const { channels } = await sharp(large).stats();
    expect(channels.map(({ min }) => min)).toEqual([255, 255, 255]);
  });
});

describe("what is no photo", () => {
  test("is refused by its content, and the next photo is decoded", async () => {
    for (const [name, bytes] of Object.entries(await foreignFiles())) {
      expect({ name, answer: await decodePhoto(bytes) }).toEqual({ name, answer: "unreadable" });
    }
    expect((await decoded(await picture().jpeg().toBuffer())).width).toBe(80);
  }, 30_000);

  test("too many pixels are seen before they are unpacked", async () => {
    const bomb = pngBomb(30_000);
    expect(bomb.length).toBeLessThan(600_000);
    const start = performance.now();
    expect(await decodePhoto(bomb)).toBe("pixels");
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test("what needs more memory than a photo may is stopped by the system's limit", async () => {
    // Fewer pixels than allowed, but eight bytes each, and all of them at once.
    const bomb = pngBomb(7_000, { bits: 16, colour: 6, interlaced: true });
    expect(bomb.length).toBeLessThan(10 * 1024 * 1024);
    expect(["unreadable", "broke"]).toContain(await decodePhoto(bomb));
    expect((await decoded(await picture().jpeg().toBuffer())).width).toBe(80);
  }, 30_000);
});

describe.runIf(process.platform === "linux")("the child", () => {
  test("has limits and nothing of this process's environment", async () => {
    vi.stubEnv("FIELD_KEY", canary);
    // One that was started before would not have known it anyway.
    for (const pid of children()) process.kill(pid, "SIGKILL");
    await vi.waitUntil(() => children().length === 0);
    await decoded(await picture().jpeg().toBuffer());
    const [pid = 0] = children();
    expect(read(pid, "environ").split("\0").filter(Boolean).sort()).toEqual(
      expect.not.arrayContaining([expect.stringContaining(canary)]),
    );
    const names = read(pid, "environ").match(/(?<=^|\0)\w+(?==)/g);
    expect(names?.filter((name) => name !== "PWD").sort()).toEqual([
      "MALLOC_ARENA_MAX",
      "NODE_ENV",
      "VIPS_DISC_THRESHOLD",
    ]);
    const limits = read(pid, "limits");
    expect(limits).toMatch(/Max data size +536870912 +536870912/);
    expect(limits).toMatch(/Max file size +0 +0/);
    expect(limits).toMatch(/Max core file size +0 +0/);
    expect(limits).toMatch(/Max cpu time +300 +300/);
  });

  test("is killed when it hangs; the sender is told, and the next photo goes to another", async () => {
    const photo = await picture().jpeg().toBuffer();
    await decoded(photo);
    const before = children();
    for (const pid of before) process.kill(pid, "SIGSTOP");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const hanging = decodePhoto(photo);
    await vi.advanceTimersByTimeAsync(19_000);
    expect(children()).toEqual(before);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await hanging).toBe("broke");
    vi.useRealTimers();
    expect((await decoded(photo)).width).toBe(80);
    expect(children().some((pid) => before.includes(pid))).toBe(false);
  });

  test("that dies is replaced by another, which decodes the photo", async () => {
    const photo = await picture(2400).png({ compressionLevel: 0 }).toBuffer();
    for (let n = 0; n < 5; n += 1) {
      await decoded(photo);
      const work = decoded(photo);
      for (const pid of children()) process.kill(pid, "SIGKILL");
      expect((await work).width).toBe(1920);
    }
  }, 30_000);

  test("there are two at most, and who comes when the row is full is told so", async () => {
    const photo = await picture(2000).jpeg().toBuffer();
    const many = Array.from({ length: 70 }, () => decodePhoto(photo));
    let most = 0;
    const timer = setInterval(() => (most = Math.max(most, children().length)), 20);
    const answers = await Promise.all(many);
    clearInterval(timer);
    expect(most).toBe(2);
    expect(answers.filter((answer) => answer === "busy")).toHaveLength(70 - 62);
    expect(answers.filter((answer) => typeof answer === "object")).toHaveLength(62);
  }, 60_000);

  test("is replaced after so many photos, and at once after a faulty one", async () => {
    const photo = await picture().jpeg().toBuffer();
    const seen = new Set<number>();
    for (let n = 0; n < 60; n += 1) {
      await decoded(photo);
      for (const pid of children()) seen.add(pid);
    }
    expect(seen.size).toBeGreaterThanOrEqual(3);
    await decoded(photo);
    const [used = 0] = children();
    await decodePhoto(Buffer.from("no photo"));
    await vi.waitUntil(() => !children().includes(used));
  }, 30_000);

  test("does not keep a process from ending (worker, command line)", async () => {
    const program = `
      import { readFileSync } from "node:fs";
      import { decodePhoto } from "./lib/platform/files/decoder.ts";
      const { width } = await decodePhoto(readFileSync(0));
      process.stdout.write(String(width));`;
    const run = promisify(execFile)(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", "--input-type=module", "-e", program],
      { timeout: 15_000 },
    );
    run.child.stdin?.end(await picture().jpeg().toBuffer());
    expect((await run).stdout).toBe("80");
  }, 20_000);
});
