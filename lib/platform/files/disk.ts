import "server-only";
import { mkdir, open, readdir, rename, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { newId } from "@/lib/platform/core/id";
import type { Storage } from "./storage";

/** Files in a folder of this machine. */
export function diskStorage(folder: string): Storage {
  const pathOf = (name: string) => path.join(folder, name);
  return {
    put: async (name, bytes) => {
      const target = pathOf(name);
      await mkdir(path.dirname(target), { recursive: true });
      await writeWhole(target, bytes);
    },
    get: async (name) => {
      const handle = await open(pathOf(name), "r").catch(unlessMissing);
      if (handle === null) return null;
      const chunks = handle.createReadStream();
      return new ReadableStream<Uint8Array<ArrayBuffer>>({
        start: (out) => {
          chunks.on("data", (chunk) => {
            out.enqueue(new Uint8Array(Buffer.from(chunk)));
            if ((out.desiredSize ?? 0) <= 0) chunks.pause();
          });
          chunks.on("end", () => out.close());
          chunks.on("error", (error) => out.error(error));
        },
        pull: () => void chunks.resume(),
        cancel: () => void chunks.destroy(),
      });
    },
    remove: async (name) => {
      await unlink(pathOf(name)).catch(unlessMissing);
    },
    async *list(within) {
      for (const name of (await readdir(pathOf(within)).catch(unlessMissing)) ?? []) {
        // One that was renamed or removed meanwhile is not there.
        const found = await stat(pathOf(`${within}/${name}`)).catch(unlessMissing);
        if (found?.isFile() === true) yield { name: `${within}/${name}`, at: found.mtimeMs };
      }
    },
  };
}

/** Temporary name, flushed to disk, then renamed: a crash leaves a whole file or none. */
async function writeWhole(target: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${target}.${newId()}.part`;
  try {
    const handle = await open(temporary, "wx", 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(unlessMissing);
    throw error;
  }
}

function unlessMissing(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
}
