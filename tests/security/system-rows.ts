import type pg from "pg";
import { credentialHash } from "@/lib/platform/access/credential";
import type { World } from "@/tests/support/world";
import { insertRow } from "./matrix/matter";

/** What a test's other system comes with. */
export function systemHash(slug: string): Uint8Array {
  return credentialHash({ kind: "system", slug, key: "test" });
}

/** Another system with its key, and a matter that it has handed in. Its id is the district's. */
export async function seedSystem(
  db: pg.Client,
  world: World,
  ticketId: string,
  canary: string,
): Promise<void> {
  const of = { tenant_id: world.tenantId };
  const [opened, expires] = [new Date(), new Date(Date.now() + 30 * 86_400_000)];
  await insertRow(db, "outside_system", {
    ...of,
    id: world.tenantId,
    path: world.root,
    name: canary.slice(0, 30),
    keeper: canary.slice(0, 60),
    expires_at: expires,
    opened_at: opened,
    opened_by: canary.slice(0, 30),
  });
  await db.query(
    `insert into sec.session (hash, tenant_id, kind, role, person_id, name, scope_name, lo, hi, issued_at, expires_at)
     values ($1, $2, 'visitor', 'system', $2, $3, $3, $4, sec.range_end($4), $5, $6)`,
    [
      Buffer.from(systemHash(world.slug)),
      world.tenantId,
      canary.slice(0, 30),
      world.root,
      opened,
      expires,
    ],
  );
  await insertRow(db, "handed_in", {
    ...of,
    ticket_id: ticketId,
    system_id: world.tenantId,
    external_id: canary.slice(0, 40),
    at: opened,
  });
}
