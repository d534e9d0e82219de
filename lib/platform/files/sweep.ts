import "server-only";
import type { Storage } from "./storage";

/** So long a file may wait for its row: a form that is being sent, a transaction that is tried again. */
const waitHours = 24;
/** Names as `nameOf` of photo.ts gives them, and what a crash has left of writing one. */
const shape = /^[0-9a-f]{2}\/([0-9a-f-]{36})(?:\.small)?\.jpg(\.[0-9a-f-]{36}\.part)?$/;
const batch = 500;
/** More than so many, and more than half: these are not the files of this database. */
const fewLost = 20;

/** Which of the keys a row of some district speaks of. */
export type Known = (keys: readonly string[]) => Promise<ReadonlySet<string>>;

/** How many photos there were, and of how many the files went; parts are what was never written whole. */
export interface Swept {
  seen: number;
  photos: number;
  parts: number;
}

/**
 * Removes the photos that no row speaks of: the transaction that was to write it failed after the file was there. A file
 * younger than a day stays, and so do both sizes of a photo of which one is. Names that are none of ours are left alone.
 * When most of the files have no row, nothing is removed: rather the wrong folder than the photos of a district.
 */
export async function sweepFiles(store: Storage, known: Known, now: number): Promise<Swept> {
  const before = now - waitHours * 3_600_000;
  /** The names of each photo without a row. */
  const lost: string[][] = [];
  const parts: string[] = [];
  let seen = 0;
  for (let folder = 0; folder < 256; folder += 1) {
    const files = await filesOf(store, folder.toString(16).padStart(2, "0"), before);
    parts.push(...files.parts);
    seen += files.photos.size + files.young;
    const keys = [...files.photos.keys()];
    for (let at = 0; at < keys.length; at += batch) {
      const some = keys.slice(at, at + batch);
      const spoken = await known(some);
      lost.push(
        ...some.filter((key) => !spoken.has(key)).map((key) => files.photos.get(key) ?? []),
      );
    }
  }
  if (lost.length > fewLost && lost.length * 2 > seen) {
    throw new Error(
      `${String(lost.length)} of ${String(seen)} photos have no row: these are hardly the files of this database, so none is removed`,
    );
  }
  for (const name of [...lost.flat(), ...parts]) await store.remove(name);
  return { seen, photos: lost.length, parts: parts.length };
}

/** The photos of one folder that have waited long enough, by key; a half-written one is of no photo. */
async function filesOf(store: Storage, folder: string, before: number) {
  const photos = new Map<string, string[]>();
  const young = new Set<string>();
  const parts: string[] = [];
  for await (const { name, at } of store.list(folder)) {
    const [, key, part] = shape.exec(name) ?? [];
    if (key === undefined) continue;
    if (at >= before) young.add(key);
    else if (part !== undefined) parts.push(name);
    else photos.set(key, [...(photos.get(key) ?? []), name]);
  }
  for (const key of young) photos.delete(key);
  return { photos, parts, young: young.size };
}
