import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { credentialHash, type Credential } from "@/lib/platform/access/credential";
import { DoorClosed } from "@/lib/platform/access/door-closed";
import type { ActorFacts, Role } from "@/lib/platform/access/actor";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { sharedEnv, webEnv, workerEnv } from "@/lib/platform/env";
import { clientFor, Prisma, type Tx } from "./client";

/** Who acts, as the database said when the transaction entered. Minted here and nowhere else. */
class Actor implements ActorFacts {
  // A private field makes the type nominal: an object that merely looks alike is no Actor.
  readonly #entered = true;
  constructor(
    private readonly row: ActorRow,
    readonly requestId: string,
  ) {}
  get entered() {
    return this.#entered;
  }
  get tenantId() {
    return this.row.tenant_id;
  }
  get tenant() {
    return {
      slug: this.row.slug,
      name: this.row.tenant_name,
      root: this.row.tenant_root,
      demo: this.row.demo,
      timeZone: this.row.time_zone,
    };
  }
  get kind() {
    return this.row.kind;
  }
  get role() {
    return this.row.role;
  }
  get personId() {
    return this.row.person_id;
  }
  get dutyId() {
    return this.row.duty_id;
  }
  get areaId() {
    return this.row.area_id;
  }
  get organizationId() {
    return this.row.organization_id;
  }
  get ticketId() {
    return this.row.ticket_id;
  }
  get name() {
    return this.row.name;
  }
  get scopeName() {
    return this.row.scope_name;
  }
  get lo() {
    return this.row.lo;
  }
  get hi() {
    return this.row.hi;
  }
  get mustChange() {
    return this.row.must_change;
  }
  /** The database's time at the start of the transaction, as its columns want it. */
  get at() {
    return this.row.at;
  }
  /** The same in epoch milliseconds, as rules want it. */
  get now() {
    return this.row.at.getTime();
  }
}

export type { Actor };

export interface Scope {
  actor: Actor;
  tx: Tx;
}

const inside = new AsyncLocalStorage<true>();

/**
 * The one door to the data. Opens one transaction, enters the scope of the credential, and hands
 * `fn` the actor and the transaction; `read` makes it read-only in the database.
 * Throws DoorClosed when the credential opens nothing. Must not be nested (a pool of two would
 * deadlock), and `fn` must return plain data: the transaction ends with it.
 */
export async function withScope<T>(
  credential: Credential,
  mode: "read" | "write",
  fn: (scope: Scope) => Promise<T>,
): Promise<T> {
  if (inside.getStore()) throw new Error("withScope inside withScope");
  const requestId = newId();
  const client =
    credential.kind === "job"
      ? clientFor(workerEnv().JOB_DATABASE_URL, 4)
      : clientFor(webEnv().APP_DATABASE_URL, webEnv().POOL_SIZE);
  try {
    return await inside.run(true, () =>
      client.$transaction(
        async (tx) => {
          const actor = await enter(tx, credential, requestId, mode);
          return fn({ actor, tx });
        },
        credential.kind === "job"
          ? { maxWait: 10000, timeout: 60000 }
          : { maxWait: 4000, timeout: 10000 },
      ),
    );
  } catch (error) {
    if (mode === "read" && isNoId(error)) throw new Refusal("not-found", "refusal.notFound");
    throw error;
  }
}

/** An address whose id was cut or mistyped names nothing: 22P02 of a uuid, in a query or in raw SQL. */
function isNoId(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    (error.code === "P2007" || error.code === "P2010") &&
    error.message.includes("invalid input syntax for type uuid")
  );
}

async function enter(
  tx: Tx,
  credential: Credential,
  requestId: string,
  mode: "read" | "write",
): Promise<Actor> {
  const hash = credentialHash(credential);
  let rows: ActorRow[];
  try {
    rows = await tx.$queryRaw<ActorRow[]>`
      select a.*, set_config('role', a.db_role, true) as entered_as
      from sec.enter(${hash}, ${requestId}, ${mode}) a`;
  } catch (error) {
    if (String(error).includes("session refused")) throw new DoorClosed();
    throw error;
  }
  const row = rows[0];
  if (row === undefined) throw new DoorClosed();
  if (row.demo && sharedEnv().GEZHI_DEMO !== "1") throw new DoorClosed();
  return new Actor(row, requestId);
}

interface ActorRow {
  tenant_id: string;
  slug: string;
  tenant_name: string;
  tenant_root: string;
  demo: boolean;
  time_zone: string;
  kind: "user" | "phone" | "receipt" | "visitor" | "job";
  role: Role;
  person_id: string | null;
  duty_id: string | null;
  area_id: string | null;
  organization_id: string | null;
  ticket_id: string | null;
  name: string;
  scope_name: string;
  lo: string;
  hi: string;
  must_change: boolean;
  at: Date;
}
