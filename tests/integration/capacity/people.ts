import type { Credential } from "@/lib/platform/access/credential";
import { sessionHash } from "@/lib/platform/access/credential";
import { newId } from "@/lib/platform/core/id";
import type { TestDatabase } from "@/tests/support/database";
import { must, type World } from "@/tests/support/world";

/** `n` members who have reported to an area, each with an open session. */
export async function volunteers(
  database: TestDatabase,
  world: World,
  place: string,
  n: number,
): Promise<{ id: string; credential: Credential }[]> {
  const area = must(world.areas[place]);
  const made = Array.from({ length: n }, () => ({ id: newId(), token: newId() }));
  await database.admin.query(
    `insert into member (tenant_id, id, path, area_id, name_masked, name_key, phone_masked, phone_index, unit_name, origin,
       created_at, times)
     select $1, x, $2, $3, '林**', sha256(x::text::bytea), '139****0000', sha256(x::text::bytea), '图书馆', 'self', now(),
       array['weekday_evening']
     from unnest($4::uuid[]) x`,
    [world.tenantId, area.path, area.id, made.map(({ id }) => id)],
  );
  await database.admin.query(
    `insert into sec.session (hash, tenant_id, kind, role, person_id, area_id, name, scope_name, lo, hi, issued_at, idle_until, expires_at)
     select h, $1, 'phone', 'member', x, $3, '党员', 't', $2, sec.range_end($2), sec.now(), 'infinity', 'infinity'
     from unnest($4::uuid[], $5::bytea[]) as t (x, h)`,
    [
      world.tenantId,
      area.path,
      area.id,
      made.map(({ id }) => id),
      made.map(({ token }) => Buffer.from(sessionHash(token))),
    ],
  );
  return made.map(({ id, token }) => ({ id, credential: { kind: "session", token } }));
}
