import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/platform/core/id";
import { diskStorage } from "@/lib/platform/files/disk";
import { s3Storage } from "@/lib/platform/files/s3";
import type { Storage } from "@/lib/platform/files/storage";
import { sweepFiles } from "@/lib/platform/files/sweep";
import { s3Account, startS3 } from "@/tests/support/s3-server";

// A photo whose row was never written goes after a day; nothing else ever does.

const folder = mkdtempSync(path.join(tmpdir(), "gezhi-sweep-"));
const now = Date.parse("2026-11-23T12:00:00Z");
const hour = 3_600_000;
const old = now - 25 * hour;
const young = now - 23 * hour;
let server: Awaited<ReturnType<typeof startS3>>;

beforeAll(async () => {
  server = await startS3("photos");
});
afterEach(() => {
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true });
  server.objects.clear();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

interface Place {
  store: () => Storage;
  write: (name: string, at: number) => void;
  names: () => string[];
}
const disk: Place = {
  store: () => diskStorage(folder),
  write: (name, at) => {
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, "x");
    utimesSync(target, new Date(at), new Date(at));
  },
  names: () =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.includes(".")),
};
const bucket: Place = {
  store: () => s3Storage({ ...s3Account, endpoint: server.endpoint, bucket: "photos" }),
  write: (name, at) =>
    server.objects.set(name, { bytes: Buffer.from("x"), type: "image/jpeg", at: new Date(at) }),
  names: () => [...server.objects.keys()],
};

/** Both sizes of a photo. */
function photoOf(key: string): string[] {
  return [`${key.slice(-2)}/${key}.jpg`, `${key.slice(-2)}/${key}.small.jpg`];
}

function knowing(...keys: string[]) {
  return (asked: readonly string[]) =>
    Promise.resolve(new Set(asked.filter((key) => keys.includes(key))));
}

describe.each([
  ["a folder", disk],
  ["an S3-compatible store", bucket],
])("in %s", (_where, { store, write, names }) => {
  test("a photo without a row goes with both sizes, one with a row stays", async () => {
    const [kept, lost] = [newId(), newId()];
    for (const name of [...photoOf(kept), ...photoOf(lost)]) write(name, old);
    const swept = await sweepFiles(store(), knowing(kept), now);
    expect(swept).toEqual({ seen: 2, photos: 1, parts: 0 });
    expect(names().sort()).toEqual(photoOf(kept).sort());
    expect(await sweepFiles(store(), knowing(kept), now)).toEqual({ seen: 1, photos: 0, parts: 0 });
  });

  test("one that is younger than a day stays, and so does one of which a part is", async () => {
    const [fresh, half] = [newId(), newId()];
    for (const name of photoOf(fresh)) write(name, young);
    const [large = "", small = ""] = photoOf(half);
    write(small, old);
    write(large, young);
    const writing = `${large}.${newId()}.part`;
    write(writing, young);
    expect(await sweepFiles(store(), knowing(), now)).toEqual({ seen: 2, photos: 0, parts: 0 });
    expect(names()).toHaveLength(5);
  });

  test("what a crash has left half written goes, what is none of ours stays", async () => {
    const key = newId();
    for (const name of photoOf(key)) write(name, old);
    write(`${photoOf(newId())[0] ?? ""}.${newId()}.part`, old);
    const foreign = ["3f/README.txt", "3f/a-photo.jpg", "backup/2026.tar.gz", "ff/notes.part"];
    for (const name of foreign) write(name, old);
    expect(await sweepFiles(store(), knowing(key), now)).toEqual({ seen: 1, photos: 0, parts: 1 });
    expect(names().sort()).toEqual([...foreign, ...photoOf(key)].sort());
  });

  test("nothing goes when most of the photos have no row, and the fault tells the numbers", async () => {
    const keys = Array.from({ length: 41 }, () => newId());
    for (const name of keys.flatMap(photoOf)) write(name, old);
    const asked = sweepFiles(store(), knowing(...keys.slice(0, 20)), now);
    await expect(asked).rejects.toThrow("21 of 41 photos have no row");
    expect(names()).toHaveLength(82);
    const rest = await sweepFiles(store(), knowing(...keys.slice(0, 21)), now);
    expect(rest).toEqual({ seen: 41, photos: 20, parts: 0 });
  });

  test("nothing goes when the rows cannot be asked", async () => {
    for (const name of photoOf(newId())) write(name, old);
    const broken = () => Promise.reject(new Error("no database"));
    await expect(sweepFiles(store(), broken, now)).rejects.toThrow("no database");
    expect(names()).toHaveLength(2);
  });
});
