import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { diskStorage } from "@/lib/platform/files/disk";
import type { Storage } from "@/lib/platform/files/storage";

const folder = mkdtempSync(path.join(tmpdir(), "gezhi-storage-"));
const bytes = new Uint8Array(300_000).map((_, index) => (index * 31) % 251);
afterAll(() => rmSync(folder, { recursive: true }));

async function read(storage: Storage, name: string): Promise<Uint8Array | null> {
  const stream = await storage.get(name);
  return stream === null ? null : new Uint8Array(await new Response(stream).arrayBuffer());
}

describe.each([["a folder", () => diskStorage(folder)]])("files in %s", (_where, made) => {
  test("are read as they were put, put anew, and removed", async () => {
    const storage = made();
    expect(await storage.get("3f/none.jpg")).toBeNull();
    await storage.put("3f/a-photo.small.jpg", bytes, "image/jpeg");
    expect(await read(storage, "3f/a-photo.small.jpg")).toEqual(bytes);
    await storage.put("3f/a-photo.small.jpg", bytes.slice(0, 10), "image/jpeg");
    expect(await read(storage, "3f/a-photo.small.jpg")).toEqual(bytes.slice(0, 10));
    await storage.remove("3f/a-photo.small.jpg");
    expect(await storage.get("3f/a-photo.small.jpg")).toBeNull();
    await storage.remove("3f/a-photo.small.jpg");
  });
});

describe("a folder", () => {
  test("keeps nothing of what was not written whole", async () => {
    const storage = diskStorage(folder);
    await storage.put("aa/1.jpg", bytes, "image/jpeg");
    // A folder stands where the file would go.
    await storage.put("bb/2.jpg/inside.jpg", bytes, "image/jpeg");
    await expect(storage.put("bb/2.jpg", bytes, "image/jpeg")).rejects.toThrow();
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    expect(names.filter((name) => name.endsWith(".part"))).toEqual([]);
    expect(await read(storage, "aa/1.jpg")).toEqual(bytes);
  });
});
