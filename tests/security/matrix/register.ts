import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { writeProfile } from "@/tests/support/register";
import { must, type World } from "@/tests/support/world";

/** Two units of a community: one that operates and has an adviser, and one that was deregistered. */
export interface RegisterUnit {
  id: string;
  name: string;
  adviserId: string;
  closedId: string;
}

export async function writeUnits(
  db: pg.ClientBase,
  world: World,
  street: 1 | 2,
): Promise<RegisterUnit> {
  const place = `street${String(street)}.community1`;
  const name = `商店${newId().slice(-12)}`;
  const unit = await writeProfile(db, world, place, { name, adviser: true });
  const closed = await writeProfile(db, world, place, {
    name: `旧店${newId().slice(-12)}`,
    closed_on: "2026-01-10",
    contact_cipher: null,
    contact_masked: null,
    phone_cipher: null,
    phone_masked: null,
  });
  return { id: unit.id, name, adviserId: must(unit.adviserId ?? undefined), closedId: closed.id };
}
