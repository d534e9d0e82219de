import "server-only";
import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import pg from "pg";
import { sharedEnv, webEnv } from "@/lib/platform/env";
import { indexField } from "@/lib/platform/crypto/field";
import type { PhoneRole } from "./actor";
import { phoneCodeHash, sessionHash, type Credential } from "./credential";

// Sign-in runs under the login role `auth`, which may call the functions of schema auth and
// nothing else. Everything after sign-in goes through lib/platform/db.

let poolCache: pg.Pool | undefined;

function pool(): pg.Pool {
  if (poolCache === undefined) {
    poolCache = new pg.Pool({ connectionString: webEnv().AUTH_DATABASE_URL, max: 4 });
    // An idle connection that the server ends is replaced by the next query; it is no fault.
    poolCache.on("error", () => undefined);
  }
  return poolCache;
}

export type SignInResult =
  | { ok: true; token: string }
  | { ok: false; reason: "wrong" | "wait" | "no-duty"; waitSeconds: number };

/** How many failures of a key are free, and the longest delay in seconds. */
const limits = {
  pair: { free: 4, cap: 900 },
  network: { free: 50, cap: 900 },
  account: { free: 20, cap: 10 },
  receipt: { free: 4, cap: 900 },
  password: { free: 4, cap: 900 },
  follow: { free: 60, cap: 900 },
  code: { free: 3, cap: 900 },
  codeNetwork: { free: 100, cap: 900 },
} as const;

/**
 * Checks name and password and opens a session for the person's first duty in force. Failures
 * slow down the pair (account, network), the network as a whole, and, a little, the account; an
 * unknown name costs the same time as a wrong password.
 */
export async function signIn(
  slug: string,
  login: string,
  password: string,
  network: string,
): Promise<SignInResult> {
  const account = `${slug}|${login.toLowerCase()}`;
  const keys: LimitedKey[] = [
    ["pair", `sign-in|${account}|${network}`],
    ["network", `sign-in-network|${network}`],
    ["account", `sign-in-account|${account}`],
  ];
  const wait = await longestWait(keys);
  if (wait > 0) return { ok: false, reason: "wait", waitSeconds: wait };
  const { rows } = await pool().query<AccountRow>("select * from auth.find_account($1, $2)", [
    slug,
    login,
  ]);
  const found = rows[0];
  const servable = found !== undefined && (!found.demo || sharedEnv().GEZHI_DEMO === "1");
  const matches = await verifyPassword(found?.password_hash ?? (await decoyHash()), password);
  if (!servable || !matches) {
    for (const key of keys) await recordAttempt(key, false);
    return { ok: false, reason: "wrong", waitSeconds: await longestWait(keys) };
  }
  const token = newToken();
  const opened = await pool().query<{ open_session: boolean }>(
    "select auth.open_session($1, $2, null, $3)",
    [found.tenant_id, found.person_id, sessionHash(token)],
  );
  if (opened.rows[0]?.open_session !== true)
    return { ok: false, reason: "no-duty", waitSeconds: 0 };
  // The network keeps its count: one right password must not pay for guesses at others.
  for (const key of keys.filter(([kind]) => kind !== "network")) await recordAttempt(key, true);
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
): Promise<"changed" | "wrong" | "wait" | "signed-out"> {
  const { rows } = await pool().query<{ password_of: string | null }>(
    "select auth.password_of($1)",
    [sessionHash(token)],
  );
  const stored = rows[0]?.password_of;
  if (stored === null || stored === undefined) return "signed-out";
  const key: LimitedKey = [
    "password",
    `password|${Buffer.from(sessionHash(token)).toString("hex")}`,
  ];
  if ((await longestWait([key])) > 0) return "wait";
  const matches = await verifyPassword(stored, present);
  await recordAttempt(key, matches);
  if (!matches) return "wrong";
  await pool().query("select auth.change_password($1, $2)", [
    sessionHash(token),
    await hashPassword(next),
  ]);
  return "changed";
}

export type CodePurpose = PhoneRole | "check_in";

/**
 * Keeps a code for a phone, for ten minutes and five tries. Asking is counted for the phone and for
 * the network, so that nobody makes the site send messages to strangers. `known` says whether there
 * is anybody to send it to, and is never told to who asked.
 */
export async function keepPhoneCode(
  slug: string,
  { phone, purpose, code }: { phone: string; purpose: CodePurpose; code: string },
  network: string,
): Promise<{ waitSeconds: number; known: boolean; now: number }> {
  const index = indexField("phone", phone);
  const keys: LimitedKey[] = [codeKey(slug, index), ["codeNetwork", `code-network|${network}`]];
  const waitSeconds = await longestWait(keys);
  if (waitSeconds > 0) return { waitSeconds, known: false, now: 0 };
  for (const key of keys) await recordAttempt(key, false);
  const { rows } = await pool().query<{ known: boolean; now: number }>(
    "select auth.keep_phone_code($1, $2, $3, $4) as known, extract(epoch from now())::float8 * 1000 as now",
    [slug, index, purpose, phoneCodeHash(code)],
  );
  return { waitSeconds: 0, known: rows[0]?.known === true, now: rows[0]?.now ?? 0 };
}

/** Opens the session of the member or liaison officer behind a phone; null when the code is wrong. */
export async function enterByPhone(
  slug: string,
  { phone, role, code }: { phone: string; role: PhoneRole; code: string },
): Promise<string | null> {
  const token = newToken();
  const index = indexField("phone", phone);
  const { rows } = await pool().query<{ open_phone_session: boolean }>(
    "select auth.open_phone_session($1, $2, $3, $4, $5)",
    [slug, index, role, phoneCodeHash(code), sessionHash(token)],
  );
  if (rows[0]?.open_phone_session !== true) return null;
  // The codes went to whom the phone belongs: they are no longer counted against it.
  await recordAttempt(codeKey(slug, index), true);
  return token;
}

/**
 * Why a councillor with the right code does not get in: proposed in the term in force and not appointed yet, or the seat is
 * over. Null for everybody else, so that a stranger learns nothing.
 */
export async function seatOfPhone(
  slug: string,
  { phone, code }: { phone: string; code: string },
): Promise<"waiting" | "over" | null> {
  const index = indexField("phone", phone);
  const { rows } = await pool().query<{ standing: string | null }>(
    "select auth.seat_of_phone($1, $2, $3) as standing",
    [slug, index, phoneCodeHash(code)],
  );
  const standing = rows[0]?.standing;
  if (standing !== "waiting" && standing !== "over") return null;
  await recordAttempt(codeKey(slug, index), true);
  return standing;
}

function codeKey(slug: string, index: Uint8Array): LimitedKey {
  return ["code", `code|${slug}|${Buffer.from(index).toString("hex")}`];
}

/** Seconds until this receipt may be tried again from this network; 0 = now. */
export async function receiptWait(receipt: Credential, network: string): Promise<number> {
  return longestWait([receiptKey(receipt, network)]);
}

export async function recordReceipt(
  receipt: Credential,
  network: string,
  ok: boolean,
): Promise<void> {
  await recordAttempt(receiptKey(receipt, network), ok);
}

/** Seconds until this network may follow again; what it does is counted, whatever comes of it. */
export async function followWait(network: string): Promise<number> {
  const key: LimitedKey = ["follow", `follow|${network}`];
  const wait = await longestWait([key]);
  if (wait === 0) await recordAttempt(key, false);
  return wait;
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

function newToken(): string {
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

type LimitedKey = readonly [kind: keyof typeof limits, key: string];

async function longestWait(keys: readonly LimitedKey[]): Promise<number> {
  const { rows } = await pool().query<{ wait: number }>(
    "select max(auth.wait_seconds(k))::int as wait from unnest($1::text[]) k",
    [keys.map(([, key]) => key)],
  );
  return rows[0]?.wait ?? 0;
}

async function recordAttempt([kind, key]: LimitedKey, ok: boolean): Promise<void> {
  const { free, cap } = limits[kind];
  await pool().query("select auth.record_attempt($1, $2, $3, $4)", [key, ok, free, cap]);
}

function receiptKey(receipt: Credential, network: string): LimitedKey {
  const number = receipt.kind === "receipt" ? `${receipt.slug}|${receipt.number}` : "";
  return ["receipt", `receipt|${number}|${network}`];
}
