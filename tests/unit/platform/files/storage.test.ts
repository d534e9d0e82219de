import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { diskStorage } from "@/lib/platform/files/disk";
import { s3Storage } from "@/lib/platform/files/s3";
import type { Storage } from "@/lib/platform/files/storage";
import { s3Account, startS3 } from "@/tests/support/s3-server";

const folder = mkdtempSync(path.join(tmpdir(), "gezhi-storage-"));
const bytes = new Uint8Array(300_000).map((_, index) => (index * 31) % 251);
let server: Awaited<ReturnType<typeof startS3>>;

// A server that others wrote. It lets a wrong secret pass; the strict one of our own does not.
const other = new S3rver({
  address: "127.0.0.1",
  port: 0,
  silent: true,
  directory: path.join(folder, "other"),
  configureBuckets: [{ name: "photos", configs: [] }],
});
let otherStore: Storage;

beforeAll(async () => {
  server = await startS3("photos");
  const { port } = await other.run();
  otherStore = s3Storage({
    endpoint: `http://127.0.0.1:${String(port)}`,
    bucket: "photos",
    region: "us-east-1",
    accessKeyId: "S3RVER",
    secretAccessKey: "S3RVER",
  });
});
afterAll(async () => {
  await server.stop();
  await other.close();
  rmSync(folder, { recursive: true });
});

function bucket(more: Partial<Parameters<typeof s3Storage>[0]> = {}): Storage {
  return s3Storage({ ...s3Account, endpoint: server.endpoint, bucket: "photos", ...more });
}

async function read(storage: Storage, name: string): Promise<Uint8Array | null> {
  const stream = await storage.get(name);
  return stream === null ? null : new Uint8Array(await new Response(stream).arrayBuffer());
}

describe.each([
  ["a folder", () => diskStorage(folder)],
  ["an S3-compatible store", () => bucket()],
  ["a third party's S3 server", () => otherStore],
])("files in %s", (_where, made) => {
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

  test("are listed by folder with the time when they were written, page after page", async () => {
    const storage = made();
    const before = Date.now() - 60_000;
    for (const name of ["7e/a.jpg", "7e/b.jpg", "7e/c.jpg", "7f/d.jpg"]) {
      await storage.put(name, bytes.slice(0, 10), "image/jpeg");
    }
    const found = [];
    for await (const file of storage.list("7e")) found.push(file);
    expect(found.map(({ name }) => name).sort()).toEqual(["7e/a.jpg", "7e/b.jpg", "7e/c.jpg"]);
    expect(found.every(({ at }) => at > before && at < Date.now() + 60_000)).toBe(true);
    for await (const file of storage.list("00")) expect(file).toBeUndefined();
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

describe("an S3-compatible store", () => {
  test("is told the type, and asked again when it is busy", async () => {
    server.failures.push(503, 500);
    await bucket().put("3f/busy.jpg", bytes, "image/jpeg");
    expect(server.objects.get("3f/busy.jpg")?.type).toBe("image/jpeg");
    expect(server.failures).toEqual([]);
  });

  test.each([
    ["a wrong secret", { secretAccessKey: "another" }, "403 SignatureDoesNotMatch"],
    ["an unknown key", { accessKeyId: "another" }, "403 InvalidAccessKeyId"],
    ["a bucket that is not there", { bucket: "another" }, "404 NoSuchBucket"],
    ["a wrong region", { region: "another" }, "403 AuthorizationHeaderMalformed"],
  ])("%s is a fault that names itself, and never an absent file", async (_what, more, words) => {
    const storage = bucket(more);
    await expect(storage.put("3f/x.jpg", bytes, "image/jpeg")).rejects.toThrow(words);
    await expect(storage.get("3f/x.jpg")).rejects.toThrow(words);
    await expect(storage.remove("3f/x.jpg")).rejects.toThrow(words);
    await expect(storage.list("3f")[Symbol.asyncIterator]().next()).rejects.toThrow(words);
    expect(server.objects.has("3f/x.jpg")).toBe(false);
  });
});

describe("the settings", () => {
  test("name what is missing beside an endpoint, and stop the start", async () => {
    vi.stubEnv("FIELD_KEY", Buffer.alloc(32, 7).toString("base64"));
    vi.stubEnv("S3_ENDPOINT", server.endpoint);
    vi.stubEnv("S3_BUCKET", "photos");
    vi.resetModules();
    const { sharedEnv } = await import("@/lib/platform/env");
    expect(() => sharedEnv()).toThrow(/S3_ACCESS_KEY.*S3_SECRET_KEY/);
  });

  test("choose the store", async () => {
    vi.stubEnv("FIELD_KEY", Buffer.alloc(32, 7).toString("base64"));
    vi.stubEnv("DATA_DIR", folder);
    vi.stubEnv("S3_ENDPOINT", server.endpoint);
    vi.stubEnv("S3_BUCKET", "photos");
    vi.stubEnv("S3_REGION", s3Account.region);
    vi.stubEnv("S3_ACCESS_KEY", s3Account.accessKeyId);
    vi.stubEnv("S3_SECRET_KEY", s3Account.secretAccessKey);
    vi.resetModules();
    const { storage } = await import("@/lib/platform/files/chosen-storage");
    await storage().put("3f/chosen.jpg", bytes, "image/jpeg");
    expect(server.objects.has("3f/chosen.jpg")).toBe(true);
  });
});
