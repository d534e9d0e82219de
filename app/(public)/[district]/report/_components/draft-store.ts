import type { Place } from "@/lib/ground/territory/schema";
import { isPlace } from "./place-data";

/**
 * `writing` is being typed; `unsent` was sent off without a signal and has surely not left;
 * `unsure` has left, and whether it arrived nobody said.
 */
type DraftState = "writing" | "unsent" | "unsure";

/** One matter on its way. It keeps its idempotency key from the first letter to the receipt. */
export interface Draft {
  key: string;
  state: DraftState;
  typed: Readonly<Record<string, string>>;
  place: Place | null;
  savedAt: number;
}

export interface Kept {
  draft: Draft;
  photos: readonly File[];
}

/** After so long the device forgets; the server knows keys for longer (sec.forget). */
const daysKept = 7;

const shelf = "report";
const dayMilliseconds = 86_400_000;

/** Lays the draft down, with its photos when they are given; false where nothing can be kept. */
export async function keepDraft(
  district: string,
  draft: Draft,
  photos?: readonly File[],
): Promise<boolean> {
  // Bytes, since old Safari keeps no files.
  const bytes = await Promise.all(
    (photos ?? []).map(async (file) => ({
      name: file.name,
      type: file.type,
      bytes: await file.arrayBuffer(),
    })),
  );
  return onShelf((store) => {
    store.put(draft, district);
    if (photos !== undefined) store.put(bytes, photosOf(district));
  });
}

export async function dropDraft(district: string): Promise<void> {
  await onShelf((store) => {
    store.delete(district);
    store.delete(photosOf(district));
  });
}

/** What lies there for this district; `lapsed` says that it was too old and is gone now. */
export async function findDraft(
  district: string,
): Promise<{ kept: Kept | null; lapsed: DraftState | null }> {
  let draft: IDBRequest<unknown> | undefined;
  let photos: IDBRequest<unknown> | undefined;
  const read = await onShelf((store) => {
    draft = store.get(district);
    photos = store.get(photosOf(district));
  });
  const found = read ? draft?.result : undefined;
  if (!isDraft(found)) return { kept: null, lapsed: null };
  if (Date.now() - found.savedAt > daysKept * dayMilliseconds) {
    await dropDraft(district);
    return { kept: null, lapsed: found.state };
  }
  return { kept: { draft: found, photos: filesOf(photos?.result) }, lapsed: null };
}

/** Made here and not by the page, which the browser may show a second time as it was. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Runs one transaction; storage may be switched off or full, so nothing here ever throws. */
function onShelf(work: (store: IDBObjectStore) => void): Promise<boolean> {
  return new Promise((tell) => {
    try {
      const opening = indexedDB.open("gezhi-drafts", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(shelf);
      opening.onerror = () => tell(false);
      opening.onblocked = () => tell(false);
      opening.onsuccess = () => {
        const base = opening.result;
        const end = (well: boolean) => {
          base.close();
          tell(well);
        };
        try {
          const transaction = base.transaction(shelf, "readwrite");
          transaction.oncomplete = () => end(true);
          transaction.onabort = () => end(false);
          work(transaction.objectStore(shelf));
        } catch {
          end(false);
        }
      };
    } catch {
      tell(false);
    }
  });
}

const photosOf = (district: string) => `${district}:photos`;

function isDraft(value: unknown): value is Draft {
  if (typeof value !== "object" || value === null) return false;
  if (!("key" in value && "state" in value && "typed" in value && "place" in value)) return false;
  const { key, state, typed, place } = value;
  return (
    typeof key === "string" &&
    (state === "writing" || state === "unsent" || state === "unsure") &&
    typeof typed === "object" &&
    typed !== null &&
    Object.values(typed).every((text) => typeof text === "string") &&
    (place === null || isPlace(place)) &&
    "savedAt" in value &&
    typeof value.savedAt === "number"
  );
}

function filesOf(value: unknown): File[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (typeof one !== "object" || one === null) return [];
    if (!("name" in one && "type" in one && "bytes" in one)) return [];
    const { name, type, bytes } = one;
    return typeof name === "string" && typeof type === "string" && bytes instanceof ArrayBuffer
      ? [new File([bytes], name, { type })]
      : [];
  });
}
