import { describe, expect, test } from "vitest";
import { inOrder, reasonsFor } from "@/lib/affairs/service/rules/matching";
import {
  canDoOnRequest,
  requestStatuses,
  requestVerbs,
  verbsFor,
  type RequestFacts,
  type RequestVerb,
} from "@/lib/affairs/service/rules/requests";
import { roles, type ActorFacts, type Role } from "@/lib/platform/access/actor";

const own = { skills: ["repair", "law"], times: ["weekend"] };

describe("why a need stands where it stands", () => {
  test("asked by the community, then skills, then times, then what waits longest", () => {
    const needs = [
      { id: "open", skills: [], times: [], publishedAt: "2026-01-01", offered: false },
      {
        id: "time",
        skills: ["health"],
        times: ["weekend"],
        publishedAt: "2026-01-02",
        offered: false,
      },
      {
        id: "none",
        skills: ["health"],
        times: ["weekday"],
        publishedAt: "2026-01-01",
        offered: false,
      },
      { id: "asked", skills: ["health"], times: [], publishedAt: "2026-01-09", offered: true },
      { id: "skill2", skills: ["repair"], times: [], publishedAt: "2026-01-05", offered: false },
      { id: "skill1", skills: ["law"], times: [], publishedAt: "2026-01-04", offered: false },
      {
        id: "both",
        skills: ["repair"],
        times: ["weekend"],
        publishedAt: "2026-01-08",
        offered: false,
      },
    ].map((need) => ({ ...need, reasons: reasonsFor(need, own, need.offered) }));
    expect(inOrder(needs).map(({ id }) => id)).toEqual([
      "asked",
      "both",
      "skill1",
      "skill2",
      "time",
      "open",
      "none",
    ]);
  });

  test("says which", () => {
    const need = { skills: ["law", "health"], times: ["weekend", "holiday"] };
    expect(reasonsFor(need, own, false)).toEqual([
      { kind: "skills", which: ["law"] },
      { kind: "times", which: ["weekend"] },
    ]);
  });
});

function actorOf(role: Role): ActorFacts {
  const byPhone = role === "member" || role === "liaison";
  return {
    role,
    personId: byPhone ? "m1" : null,
    dutyId: null,
    areaId: null,
    organizationId: role === "liaison" ? "u1" : null,
    ticketId: null,
    lo: "1.",
    hi: "1/",
    now: 0,
  };
}

const taken: Omit<RequestFacts, "status"> = {
  takerMemberId: "m1",
  takerOrganizationId: "u1",
  escalatedAt: new Date(0),
};

describe("every verb × status × role", () => {
  const verbs = Object.keys(requestVerbs).filter((key): key is RequestVerb => key in requestVerbs);
  test.each(verbs)("%s", (verb) => {
    const { from, by }: { from: readonly string[]; by: readonly Role[] } = requestVerbs[verb];
    for (const role of roles) {
      for (const status of requestStatuses) {
        const verdict = canDoOnRequest(actorOf(role), verb, { ...taken, status });
        const expected = by.includes(role)
          ? from.includes(status)
            ? { ok: true }
            : { ok: false, code: "wrong-status" }
          : { ok: false, code: "forbidden" };
        expect({ role, status, verdict }).toMatchObject({ role, status, verdict: expected });
      }
    }
  });

  test("members and units act on what they have taken and on nothing of others", () => {
    const others = { status: "taken", takerMemberId: "m2", takerOrganizationId: null };
    expect(verbsFor(actorOf("member"), others)).toEqual([]);
    expect(verbsFor(actorOf("liaison"), others)).toEqual([]);
    const open = { status: "published", takerMemberId: null, takerOrganizationId: null };
    expect(verbsFor(actorOf("member"), open)).toEqual(["take"]);
  });

  test("the street notes a resource only for what has come to it", () => {
    const open = { status: "published", takerMemberId: null, takerOrganizationId: null };
    expect(canDoOnRequest(actorOf("street_secretary"), "resource", open)).toMatchObject({
      ok: false,
      reason: "wish.refused.notEscalated",
    });
  });
});
