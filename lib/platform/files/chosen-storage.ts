import "server-only";
import path from "node:path";
import { sharedEnv } from "@/lib/platform/env";
import { diskStorage } from "./disk";
import { s3Storage } from "./s3";
import type { Storage } from "./storage";

let known: { env: ReturnType<typeof sharedEnv>; storage: Storage } | undefined;

/** An S3-compatible store when one is configured, else the folder `files` of the data directory. */
export function storage(): Storage {
  const env = sharedEnv();
  if (known?.env !== env) known = { env, storage: chosen(env) };
  return known.storage;
}

function chosen(env: ReturnType<typeof sharedEnv>): Storage {
  return env.S3_ENDPOINT === undefined
    ? diskStorage(path.resolve(env.DATA_DIR, "files"))
    : s3Storage({
        endpoint: env.S3_ENDPOINT,
        bucket: env.S3_BUCKET ?? "",
        region: env.S3_REGION,
        accessKeyId: env.S3_ACCESS_KEY ?? "",
        secretAccessKey: env.S3_SECRET_KEY ?? "",
      });
}
