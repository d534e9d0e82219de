import { describe, expect, test } from "vitest";
import { absenceFault } from "@/lib/ground/people/rules/absence";
import { canKeep } from "@/lib/ground/people/rules/standing-in";
import type { ActorFacts } from "@/lib/platform/access/actor";

const actor = (more: Partial<ActorFacts>): ActorFacts => ({
  role: "street_dispatcher",
  personId: "me",
  dutyId: "mine",
  areaId: "a",
  organizationId: null,
  ticketId: null,
  lo: "k.1.",
  hi: "k.1/",
  now: 0,
  ...more,
});
const duty = (role: string, more: object = {}) => ({
  id: "other",
  personId: "somebody",
  role,
  path: "k.1.2.",
  organizationId: null,
  ...more,
});
const clerk = duty("dept_clerk", { path: "k.", organizationId: "housing" });
const leader = { role: "dept_leader", organizationId: "housing", areaId: null } as const;

describe("who keeps a duty in order", () => {
  test.each([
    ["its holder", actor({}), duty("street_dispatcher", { id: "mine", personId: "me" }), true],
    ["nobody another duty of his own", actor({}), duty("grid_worker", { personId: "me" }), false],
    ["no colleague", actor({}), duty("street_dispatcher"), false],
    ["the leader his clerks", actor(leader), clerk, true],
    ["no leader elsewhere", actor({ ...leader, organizationId: "water" }), clerk, false],
    ["no leader a leader", actor(leader), { ...clerk, role: "dept_leader" }, false],
    [
      "the secretary the desk",
      actor({ role: "street_secretary" }),
      duty("street_dispatcher"),
      true,
    ],
    [
      "no secretary outside",
      actor({ role: "street_secretary" }),
      duty("grid_worker", { path: "k.10." }),
      false,
    ],
    ["the community its grid", actor({ role: "community_secretary" }), duty("grid_worker"), true],
    [
      "no community the street",
      actor({ role: "community_secretary" }),
      duty("street_dispatcher"),
      false,
    ],
    ["the administrator", actor({ role: "system_admin" }), duty("grid_worker"), true],
    [
      "no administrator himself",
      actor({ role: "system_admin" }),
      duty("grid_worker", { personId: "me" }),
      false,
    ],
  ])("%s", (_name, who, what, may) => {
    expect(canKeep(who, what).ok).toBe(may);
  });

  test("an answer of the database that nobody knows is a fault, not silence", () => {
    expect(absenceFault("")).toBeNull();
    expect(absenceFault("self")).toEqual({ field: "deputyId", reason: "leave.fault.self" });
    expect(() => absenceFault("?")).toThrow(/unknown answer/);
  });
});
