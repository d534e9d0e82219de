import "server-only";
import { mkdir, rename, writeFile, open, unlink } from "node:fs/promises";
import path from "node:path";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { sharedEnv } from "@/lib/platform/env";
import { decodePhoto, photoBytesMax, type DecodeFault } from "./decoder";

/** A photo that was decoded, stripped of everything but pixels, and written to disk. */
export interface StoredPhoto {
  key: string; // random; names <key>.jpg and <key>.small.jpg
  width: number;
  height: number;
  bytes: number;
}

const advice: Readonly<Record<DecodeFault, string>> = {
  unreadable: "field.photo",
  pixels: "field.photoPixels",
  broke: "field.photoBroke",
  busy: "field.photoBusy",
};

/**
 * Stores a photo as a newly encoded JPEG, so that no metadata (place, camera) and no foreign bytes
 * survive. Only JPEG, PNG and WebP by their first bytes are decoded, whatever the name says; anything
 * else is refused at `field` with what to do. The file is complete on disk before its row exists.
 */
export async function storePhoto(file: File, field: string): Promise<StoredPhoto> {
  if (file.size > photoBytesMax) throw refuse(field, "field.photoSize");
  const raw = Buffer.from(await file.arrayBuffer());
  if (isHeic(raw)) throw refuse(field, "field.photoHeic");
  if (!isPhoto(raw)) throw refuse(field, "field.photo");
  const photo = await decodePhoto(raw);
  if (typeof photo === "string") throw refuse(field, advice[photo]);
  const key = newId();
  const folder = await folderOf(key);
  await writeWhole(path.join(folder, `${key}.jpg`), photo.large);
  await writeWhole(path.join(folder, `${key}.small.jpg`), photo.small);
  return { key, width: photo.width, height: photo.height, bytes: photo.large.length };
}

/** Where a stored photo lies; `key` comes from a row that the policies have shown. */
export function photoPath(key: string, small: boolean): string {
  if (!/^[0-9a-f-]{36}$/.test(key)) throw new Error("not a file key");
  return path.join(root(), key.slice(-2), `${key}${small ? ".small" : ""}.jpg`);
}

function isPhoto(raw: Buffer): boolean {
  const jpeg = raw.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff));
  const png = raw.subarray(0, 8).equals(Buffer.from("89504e470d0a1a0a", "hex"));
  const webp =
    raw.subarray(0, 4).toString("latin1") === "RIFF" &&
    raw.subarray(8, 12).toString("latin1") === "WEBP";
  return jpeg || png || webp;
}

/** What phones write that were not told to be compatible: a container with a brand of its family. */
function isHeic(raw: Buffer): boolean {
  return /^ftyp(hei[cxms]|hev[cxms]|mif1|msf1|avif)/.test(raw.toString("latin1", 4, 12));
}

async function folderOf(key: string): Promise<string> {
  const folder = path.join(root(), key.slice(-2));
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Temporary name, flushed to disk, then renamed: a crash leaves a whole file or none. */
async function writeWhole(target: string, data: Buffer): Promise<void> {
  const temporary = `${target}.part`;
  try {
    await writeFile(temporary, data, { mode: 0o600 });
    const handle = await open(temporary, "r");
    await handle.sync();
    await handle.close();
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

function root(): string {
  return path.resolve(sharedEnv().DATA_DIR, "files");
}

function refuse(field: string, message: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { [field]: message } });
}
