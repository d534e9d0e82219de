import { describe, expect, test } from "vitest";
import {
  appointmentFault,
  bodies,
  conflictOf,
  type EstateBody,
} from "@/lib/affairs/property/rules/appointments";

// DOMAIN §7.5: a register with conflict-of-interest note. Every pair of bodies has its row.

const ways = bodies.flatMap((from) => bodies.map((to) => [from, to] as const));

/** The conflicts while the company serves the estate, unpaid and paid. */
const conflicts: Readonly<Record<string, readonly [string | null, string | null]>> = {
  "company>owners": ["supervised", "supervised"],
  "company>residents_committee": ["guided", "guided"],
  "company>party": [null, null],
  "owners>company": ["employed", "employed"],
  "residents_committee>company": [null, "paid"],
  "party>company": [null, "paid"],
};

describe("the conflict of an appointment", () => {
  test.each(ways)("%s to %s", (from, to) => {
    const [unpaid, paid] = conflicts[`${from}>${to}`] ?? [null, null];
    expect(conflictOf({ from, to, paid: false, serves: true })).toBe(unpaid);
    expect(conflictOf({ from, to, paid: true, serves: true })).toBe(paid);
    // A company that does not serve the estate is in conflict with nobody.
    expect(conflictOf({ from, to, paid: true, serves: false })).toBeNull();
  });
});

describe("an appointment as it was typed", () => {
  const today = "2026-06-01";
  const ground = { committee: "standing", served: true, today } as const;
  const typed = (from: EstateBody, to: EstateBody, note?: string) => ({
    from,
    to,
    note,
    paid: false,
    startsOn: "2026-05-01",
  });
  test.each([
    [typed("company", "party"), ground, null],
    [typed("party", "party"), ground, "toBody"],
    [typed("party", "owners"), { ...ground, committee: "none" } as const, "toBody"],
    [typed("owners", "party"), { ...ground, committee: "none" } as const, "fromBody"],
    [typed("owners", "party"), { ...ground, committee: "preparing" } as const, null],
    [typed("company", "party"), { ...ground, served: false }, "fromBody"],
    [typed("party", "company"), { ...ground, served: false }, "toBody"],
    [{ ...typed("party", "owners"), startsOn: "2026-06-02" }, ground, "startsOn"],
    [typed("company", "owners"), ground, "conflictNote"],
    [typed("company", "owners", "不参加物业费和续聘的表决。"), ground, null],
    [typed("owners", "company"), ground, "conflictNote"],
    [{ ...typed("residents_committee", "company"), paid: true }, ground, "conflictNote"],
    [typed("residents_committee", "company"), ground, null],
  ])("%o on %o: %s", (appointment, on, field) => {
    expect(appointmentFault(appointment, on)?.field ?? null).toBe(field);
  });
});
