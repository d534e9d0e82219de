import "server-only";
import { mkdir, rename, writeFile, open, unlink } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { sharedEnv } from "@/lib/platform/env";

/** A photo that was decoded, stripped of everything but pixels, and written to disk. */
export interface StoredPhoto {
  key: string; // random; names <key>.jpg and <key>.small.jpg
  width: number;
  height: number;
  bytes: number;
}

const bytesMax = 10 * 1024 * 1024;
const pixelsMax = 50_000_000;
const largeSide = 1920;
const smallSide = 320;

/**
 * Stores a photo as a newly encoded JPEG, so that no metadata (place, camera) and no foreign bytes
 * survive. Only JPEG, PNG and WebP by their first bytes are decoded; anything else is refused as
 * `field.photo`. The file is complete on disk before its row exists.
 */
export async function storePhoto(file: File, field: string): Promise<StoredPhoto> {
  if (file.size > bytesMax) throw refuse(field, "field.photoSize");
  const raw = Buffer.from(await file.arrayBuffer());
  if (!isPhoto(raw)) throw refuse(field, "field.photo");
  const key = newId();
  const folder = await folderOf(key);
  try {
    const decoded = sharp(raw, { limitInputPixels: pixelsMax, failOn: "error" }).rotate();
    const large = await decoded
      .clone()
      .resize(largeSide, largeSide, { fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    const small = await sharp(large.data)
      .resize(smallSide, smallSide, { fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 75 })
      .toBuffer();
    await writeWhole(path.join(folder, `${key}.jpg`), large.data);
    await writeWhole(path.join(folder, `${key}.small.jpg`), small);
    return { key, width: large.info.width, height: large.info.height, bytes: large.data.length };
  } catch (error) {
    if (error instanceof Error && "code" in error) throw error; // the disk, not the photo
    throw refuse(field, "field.photo");
  }
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
