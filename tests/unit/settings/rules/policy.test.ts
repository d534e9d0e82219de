import { describe, expect, it } from "vitest";

import { mayEnter } from "@/lib/ground/settings/rules/policy";
import { roles, type ActorFacts, type Role } from "@/lib/platform/access/actor";

function actor(role: Role, path: string): ActorFacts {
  return {
    role,
    personId: "p",
    dutyId: "d",
    areaId: "a",
    organizationId: null,
    ticketId: null,
    lo: path,
    hi: `${path.slice(0, -1)}/`,
    now: 0,
  };
}

const district = { path: "k3." };
const street = { path: "k3.07." };
const other = { path: "k3.08." };

describe("mayEnter", () => {
  it.each<[Role, string, { path: string }, boolean]>([
    ["system_admin", "k3.", district, true],
    ["system_admin", "k3.", street, true],
    ["system_admin", "k3.07.", district, false],
    ["system_admin", "k3.07.", street, true],
    ["system_admin", "k3.07.", other, false],
    ["system_admin", "k4.", street, false],
    ["street_secretary", "k3.07.", street, true],
    ["street_secretary", "k3.07.", other, false],
    ["street_secretary", "k3.07.", district, false],
  ])("%s of %s for %j: %s", (role, own, place, ok) => {
    expect(mayEnter(actor(role, own), place, ["sla.resolve.routine"]).ok).toBe(ok);
  });

  it("is nobody else's", () => {
    for (const role of roles.filter(
      (each) => each !== "system_admin" && each !== "street_secretary",
    )) {
      expect(mayEnter(actor(role, "k3."), district, ["rates.minN"]).ok).toBe(false);
    }
  });

  it("keeps from a street what is the district's, whoever asks", () => {
    for (const key of ["calendar.days", "rates.weights", "return.window"] as const) {
      expect(mayEnter(actor("system_admin", "k3."), street, [key])).toEqual({
        ok: false,
        code: "forbidden",
        reason: "settings.fault.district-only",
      });
      expect(mayEnter(actor("system_admin", "k3."), district, [key]).ok).toBe(true);
    }
  });
});
