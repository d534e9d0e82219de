import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import {
  openPhoneSession,
  writeMember,
  writeUnit,
  type MemberState,
  type SeededMember,
  type SeededUnit,
  type UnitState,
} from "@/tests/support/members";
import { must, type World } from "@/tests/support/world";

/** A member and a unit that have reported to the target's community, and who enters as them. */
export interface Reported {
  member: SeededMember & { token: string | null };
  unit: SeededUnit & { token: string | null };
  /** The check-in of somebody with the member's name and unit and another phone. */
  twinId: string;
}

let serial = 0;

/**
 * A unit and a member on its list, made for this target in the states that its scene asks for. What
 * the scene does not ask for is the street's own, whose sessions others hold.
 */
export async function writeReported(
  db: pg.ClientBase,
  world: World,
  street: 1 | 2,
  needs: { member?: MemberState; unit?: UnitState; twin?: true },
): Promise<Reported> {
  const place = `street${String(street)}.community1`;
  const phone = () => `15${String((serial += 1)).padStart(9, "0")}`;
  let unit: Reported["unit"] = { ...must(world.units[`unit${String(street)}`]), token: null };
  let member: Reported["member"] = {
    ...must(world.members[`member${String(street)}1`]),
    token: null,
  };
  let twinId = newId();
  if (needs.unit !== undefined) {
    unit = {
      ...(await writeUnit(db, world, place, {
        name: `${world.slug}中心医院${String(serial)}`,
        phone: phone(),
        status: needs.unit,
      })),
      token: null,
    };
    if (needs.unit === "active")
      unit.token = await openPhoneSession(db, world, "liaison", unit.phone);
  }
  if (needs.member !== undefined) {
    const given = {
      name: `赵${String(serial)}`,
      status: needs.member,
      unit: needs.unit === "submitted" ? undefined : unit,
    };
    const written = await writeMember(db, world, place, { ...given, phone: phone() });
    if (needs.twin === true) {
      twinId = (await writeMember(db, world, place, { ...given, phone: phone() })).checkInId;
    }
    member = {
      ...written,
      token: await openPhoneSession(db, world, "member", written.phone),
    };
  }
  return { member, unit, twinId };
}
