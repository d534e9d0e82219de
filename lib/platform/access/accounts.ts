import "server-only";
import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import pg from "pg";
import { sharedEnv, webEnv } from "@/lib/platform/env";
import { credentialHash, sessionHash, type Credential } from "./credential";

// Sign-in runs under the login role `auth`, which may call the functions of schema auth and
// nothing else. Everything after sign-in goes through lib/platform/db.

let poolCache: pg.Pool | undefined;

function pool(): pg.Pool {
  return (poolCache ??= new pg.Pool({ connectionString: webEnv().AUTH_DATABASE_URL, max: 4 }));
}

export type SignInResult =
  | { ok: true; token: string }
  | { ok: false; reason: "wrong" | "wait" | "no-duty"; waitSeconds: number };

/**
 * Checks name and password and opens a session for the person's first duty in force. Failures
 * slow down the pair (account, network) and the network as a whole; an unknown name costs the same
 * time as a wrong password.
 */
export async function signIn(
  slug: string,
  login: string,
  password: string,
  network: string,
): Promise<SignInResult> {
  const pairKey = `sign-in|${slug}|${login.toLowerCase()}|${network}`;
  const wait = await waitSeconds(pairKey);
  if (wait > 0) return { ok: false, reason: "wait", waitSeconds: wait };
  const { rows } = await pool().query<AccountRow>("select * from auth.find_account($1, $2)", [
    slug,
    login,
  ]);
  const account = rows[0];
  const servable = account !== undefined && (!account.demo || sharedEnv().GEZHI_DEMO === "1");
  const matches = await verifyPassword(account?.password_hash ?? (await decoyHash()), password);
  if (!servable || !matches) {
    await recordAttempt(pairKey, false);
    return { ok: false, reason: "wrong", waitSeconds: await waitSeconds(pairKey) };
  }
  const token = newToken();
  const opened = await pool().query<{ open_session: boolean }>(
    "select auth.open_session($1, $2, null, $3)",
    [account.tenant_id, account.person_id, sessionHash(token)],
  );
  if (opened.rows[0]?.open_session !== true)
    return { ok: false, reason: "no-duty", waitSeconds: 0 };
  await recordAttempt(pairKey, true);
  return { ok: true, token };
}

/** Ends the old session and opens one for another duty of the same person; null = refused. */
export async function switchDuty(token: string, dutyId: string): Promise<string | null> {
  const next = newToken();
  try {
    const { rows } = await pool().query<{ switch_duty: boolean }>(
      "select auth.switch_duty($1, $2, $3)",
      [sessionHash(token), dutyId, sessionHash(next)],
    );
    return rows[0]?.switch_duty === true ? next : null;
  } catch (error) {
    if (String(error).includes("duty refused")) return null;
    throw error;
  }
}

export async function signOut(token: string): Promise<void> {
  await pool().query("select auth.sign_out($1)", [sessionHash(token)]);
}

/** Sets a new password when the present one is right, and ends the person's other sessions. */
export async function changePassword(
  token: string,
  present: string,
  next: string,
): Promise<"changed" | "wrong" | "signed-out"> {
  const { rows } = await pool().query<{ password_of: string | null }>(
    "select auth.password_of($1)",
    [sessionHash(token)],
  );
  const stored = rows[0]?.password_of;
  if (stored === null || stored === undefined) return "signed-out";
  if (!(await verifyPassword(stored, present))) return "wrong";
  await pool().query("select auth.change_password($1, $2)", [
    sessionHash(token),
    await hashPassword(next),
  ]);
  return "changed";
}

/** Seconds until this receipt may be tried again from this network; 0 = now. */
export async function receiptWait(receipt: Credential, network: string): Promise<number> {
  return waitSeconds(receiptKey(receipt, network));
}

export async function recordReceipt(
  receipt: Credential,
  network: string,
  ok: boolean,
): Promise<void> {
  await recordAttempt(receiptKey(receipt, network), ok);
}

/** argon2id; cheap in tests only, where GEZHI_CHEAP_HASH says so. */
export async function hashPassword(password: string): Promise<string> {
  const cheap = sharedEnv().GEZHI_CHEAP_HASH === "1";
  return hash(password, {
    memoryCost: cheap ? 64 : 19456,
    timeCost: cheap ? 1 : 2,
    parallelism: 1,
  });
}

export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

export async function closeAccounts(): Promise<void> {
  await poolCache?.end();
  poolCache = undefined;
}

interface AccountRow {
  tenant_id: string;
  person_id: string;
  password_hash: string;
  demo: boolean;
}

async function verifyPassword(stored: string, typed: string): Promise<boolean> {
  return verify(stored, typed);
}

let decoy: Promise<string> | undefined;

function decoyHash(): Promise<string> {
  return (decoy ??= hashPassword(newToken()));
}

async function waitSeconds(key: string): Promise<number> {
  const { rows } = await pool().query<{ wait_seconds: number }>("select auth.wait_seconds($1)", [
    key,
  ]);
  return rows[0]?.wait_seconds ?? 0;
}

async function recordAttempt(key: string, ok: boolean): Promise<void> {
  await pool().query("select auth.record_attempt($1, $2)", [key, ok]);
}

function receiptKey(receipt: Credential, network: string): string {
  const number = receipt.kind === "receipt" ? `${receipt.slug}|${receipt.number}` : "";
  return `receipt|${number}|${network}|${credentialHash(receipt).length}`;
}
