import { describe, expect, test } from "vitest";
import { roles, type ActorFacts, type Role } from "@/lib/platform/access/actor";
import {
  assignmentFields,
  canSeeMessage,
  complainantFields,
  ticketFields,
  viewerOf,
  visibleMessages,
  type Viewer,
} from "@/lib/affairs/tickets/rules/disclosure";

const own = "11111111-1111-4111-8111-111111111111";
const other = "22222222-2222-4222-8222-222222222222";
const ticketId = "33333333-3333-4333-8333-333333333333";

function actor(role: Role): ActorFacts {
  const forOrganization = role === "dept_clerk" || role === "dept_leader";
  return {
    role,
    personId: null,
    dutyId: null,
    areaId: forOrganization || role === "resident" ? null : other,
    organizationId: forOrganization ? own : null,
    ticketId: role === "resident" ? ticketId : null,
    lo: "a.",
    hi: "a/",
    now: 0,
  };
}

const viewers: Record<Role, Viewer> = {
  district_org: "area",
  district_dispatcher: "area",
  street_secretary: "area",
  street_dispatcher: "area",
  community_secretary: "area",
  grid_worker: "area",
  dept_clerk: "organization",
  dept_leader: "organization",
  system_admin: "nobody",
  member: "nobody",
  liaison: "nobody",
  councillor: "nobody",
  resident: "resident",
  visitor: "nobody",
  system: "nobody",
  job: "nobody",
};

describe("from which side somebody looks", () => {
  test.each(Object.entries(viewers))("%s: %s", (role, viewer) => {
    const known = roles.find((one) => one === role);
    expect(viewerOf({ ...actor("job"), ...(known && actor(roleOf(role))) })).toBe(viewer);
  });

  test("without the place that the role acts for, from none", () => {
    expect(viewerOf({ ...actor("street_dispatcher"), areaId: null })).toBe("nobody");
    expect(viewerOf({ ...actor("dept_clerk"), organizationId: null })).toBe("nobody");
    expect(viewerOf({ ...actor("resident"), ticketId: null })).toBe("nobody");
  });
});

describe("fields", () => {
  test("no list anywhere names who complained", () => {
    for (const table of [ticketFields, complainantFields, assignmentFields]) {
      for (const fields of Object.values(table)) {
        expect(Object.keys(fields).filter((field) => /cipher|^name$|^phone$/i.test(field))).toEqual(
          [],
        );
      }
    }
  });

  test("an organization has no ticket and no complainant", () => {
    expect(ticketFields.organization).toEqual({});
    expect(complainantFields.organization).toEqual({});
  });

  test("of its assignment it has what was released, not the ticket's own words", () => {
    const fields = Object.keys(assignmentFields.organization);
    expect(fields).toContain("task");
    expect(fields).not.toContain("text");
  });

  test("a resident learns nothing of how the staff sorts and weighs", () => {
    const fields = Object.keys(ticketFields.resident);
    expect(fields).toContain("text");
    for (const hidden of ["path", "complainedId", "reasonCode", "externalNumber", "version"]) {
      expect(fields).not.toContain(hidden);
    }
  });
});

describe("messages", () => {
  const messages = [null, own, other].flatMap((organizationId) =>
    ["resident", "internal"].flatMap((audience) =>
      [ticketId, own].map((id) => ({ ticketId: id, audience, organizationId })),
    ),
  );

  test("a resident never sees an internal one, an organization never another's", () => {
    for (const message of messages) {
      if (message.audience === "internal") {
        expect(canSeeMessage(actor("resident"), message)).toBe(false);
      }
      if (message.organizationId !== own) {
        expect(canSeeMessage(actor("dept_clerk"), message)).toBe(false);
      }
      expect(canSeeMessage(actor("system_admin"), message)).toBe(false);
    }
  });

  test.each(roles)("the predicate and the list filter agree for %s", (role) => {
    const filter: Record<string, string> = visibleMessages(actor(role), ticketId);
    for (const message of messages.filter((one) => one.ticketId === ticketId)) {
      const listed = Object.entries(filter).every(
        ([field, value]) => Object.entries(message).find(([name]) => name === field)?.[1] === value,
      );
      expect(canSeeMessage(actor(role), message)).toBe(listed);
    }
  });
});

function roleOf(name: string): Role {
  return roles.find((one) => one === name) ?? "job";
}
