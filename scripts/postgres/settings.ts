/* What a cluster's directory knows of its server: the port, and the administrator's password. */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";

const settings = z.object({ port: z.number(), password: z.string() });
export type Settings = z.infer<typeof settings>;

export const adminName = "gezhi_admin";

/** The administrator's address of the database `postgres`. */
export function urlOf({ port, password }: Settings) {
  return `postgresql://${adminName}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

export function settingsFile(dataDir: string) {
  return path.join(dataDir, "cluster.json");
}

export function readSettings(dataDir: string): Settings | null {
  try {
    return settings.parse(JSON.parse(fs.readFileSync(settingsFile(dataDir), "utf8")));
  } catch {
    return null;
  }
}

export function writeSettings(dataDir: string, next: Settings) {
  const file = settingsFile(dataDir);
  fs.writeFileSync(`${file}.new`, JSON.stringify(next), { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}
