/*
 * PostgreSQL refuses to run as root. When we are root, the server runs as a user of its own that
 * has no password and no shell.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import process from "node:process";
import { bareEnvironment } from "../environment.mjs";
import { messages } from "../messages.mjs";

export interface Account {
  name: string;
  uid: number;
  gid: number;
}

const ownAccount = "gezhi-postgres";

/** The user the server runs as; null means "as ourselves". */
export function serverAccount(existingData: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  // Data that exists decides: only its owner can start it.
  const owner = fs.statSync(existingData, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) {
    return { name: nameOf(owner.uid), uid: owner.uid, gid: owner.gid };
  }
  const account = lookUp(ownAccount) ?? create() ?? lookUp("postgres") ?? lookUp("nobody");
  if (account === null) throw new Error(messages.noUnprivilegedUser);
  return account;
}

/** Whether the account can enter the folder; a closed folder anywhere above it is enough to fail. */
export function canEnter(account: Account | null, folder: string): boolean {
  return runsAs(account, "/bin/sh", ["-c", 'cd "$1" && test -r .', "sh", folder]);
}

/** Whether the account can run the program. */
export function canRun(account: Account | null, program: string): boolean {
  return runsAs(account, program, ["--version"]);
}

/** What spawn needs to start something as the account. */
export function asAccount(account: Account | null) {
  return account === null ? {} : { uid: account.uid, gid: account.gid };
}

function runsAs(account: Account | null, program: string, args: string[]) {
  const options = { cwd: "/", env: bareEnvironment({}), ...asAccount(account) };
  return spawnSync(program, args, { ...options, stdio: "ignore" }).status === 0;
}

function create(): Account | null {
  const shell = "/usr/sbin/nologin";
  spawnSync(
    "useradd",
    ["--system", "--user-group", "--no-create-home", "--shell", shell, ownAccount],
    {
      stdio: "ignore",
    },
  );
  return lookUp(ownAccount);
}

function lookUp(name: string): Account | null {
  const uid = idOf("-u", name);
  const gid = idOf("-g", name);
  return uid === null || gid === null || uid === 0 ? null : { name, uid, gid };
}

function idOf(flag: string, name: string): number | null {
  const { status, stdout } = spawnSync("id", [flag, name], { encoding: "utf8" });
  return status === 0 ? Number(stdout) : null;
}

function nameOf(uid: number): string {
  const { status, stdout } = spawnSync("id", ["-un", String(uid)], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : String(uid);
}
