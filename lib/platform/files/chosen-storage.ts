import "server-only";
import path from "node:path";
import { sharedEnv } from "@/lib/platform/env";
import { diskStorage } from "./disk";
import type { Storage } from "./storage";

let known: Storage | undefined;

/** The folder `files` of the data directory. */
export function storage(): Storage {
  return (known ??= diskStorage(path.resolve(sharedEnv().DATA_DIR, "files")));
}
