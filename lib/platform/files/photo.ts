import "server-only";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { storage } from "./chosen-storage";
import { decodePhoto, photoBytesMax, type DecodeFault } from "./decoder";
import { sweepFiles, type Known, type Swept } from "./sweep";

/** A photo that was decoded, stripped of everything but pixels, and stored. */
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
 * else is refused at `field` with what to do. The file is complete before its row exists.
 */
async function storePhoto(file: File, field: string): Promise<StoredPhoto> {
  if (file.size > photoBytesMax) throw refuse(field, "field.photoSize");
  const raw = Buffer.from(await file.arrayBuffer());
  if (isHeic(raw)) throw refuse(field, "field.photoHeic");
  if (!isPhoto(raw)) throw refuse(field, "field.photo");
  const photo = await decodePhoto(raw);
  if (typeof photo === "string") throw refuse(field, advice[photo]);
  const key = newId();
  await keepPhoto(key, photo);
  return { key, width: photo.width, height: photo.height, bytes: photo.large.length };
}

/**
 * Stores the photos of one field, one after the other, so that a form takes one decoder at a time and its first bad photo
 * is its last; those before it are not kept.
 */
export async function storePhotos(
  photos: readonly File[] | undefined,
  field: string,
): Promise<StoredPhoto[]> {
  const stored: StoredPhoto[] = [];
  try {
    for (const photo of photos ?? []) stored.push(await storePhoto(photo, field));
  } catch (error) {
    for (const { key } of stored) await dropPhoto(key);
    throw error;
  }
  return stored;
}

/** Puts both sizes where files lie: where the large one is, both are. */
export async function keepPhoto(
  key: string,
  { large, small }: { large: Buffer; small: Buffer },
): Promise<void> {
  await storage().put(nameOf(key, true), new Uint8Array(small), "image/jpeg");
  await storage().put(nameOf(key, false), new Uint8Array(large), "image/jpeg");
}

/** Removes a photo that no row speaks of. */
export async function dropPhoto(key: string): Promise<void> {
  await storage().remove(nameOf(key, false));
  await storage().remove(nameOf(key, true));
}

/** Removes what no row speaks of any more; `known` asks the rows of every district (sweep.ts). */
export function sweepPhotos(known: Known, now: number): Promise<Swept> {
  return sweepFiles(storage(), known, now);
}

/** The bytes of a stored photo, or null; `key` comes from a row that the policies have shown. */
export function openPhoto(key: string, small: boolean) {
  return storage().get(nameOf(key, small));
}

function nameOf(key: string, small: boolean): string {
  if (!/^[0-9a-f-]{36}$/.test(key)) throw new Error("not a file key");
  return `${key.slice(-2)}/${key}${small ? ".small" : ""}.jpg`;
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

function refuse(field: string, message: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { [field]: message } });
}
