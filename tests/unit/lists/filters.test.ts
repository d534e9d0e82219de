import { describe, expect, test } from "vitest";
import { cutPage, keyText, pageSize, readKey } from "@/lib/affairs/tickets/rules/keyset";
import {
  filterAddress,
  readTicketFilter,
  searchable,
} from "@/lib/affairs/tickets/rules/ticket-filter";
import { dutyRoles } from "@/lib/platform/access/actor";
import { homeOf, placesOf } from "@/lib/across/shell/rules/places";
import { deskSections } from "@/lib/across/desk/rules/sections";

describe("what an address says", () => {
  test("what cannot be read is left out and the rest holds", () => {
    const filter = readTicketFilter({
      group: "nothing",
      urgency: ["urgent", "key"],
      area: "not-an-id",
      from: "2026-02-30",
      to: "2026-02-28",
      q: "   ",
      stranger: "x",
    });
    expect(filter).toEqual({ urgency: "urgent", to: "2026-02-28" });
  });

  test("a change begins at the first page and keeps the other filters", () => {
    const filter = { group: "closed", q: "电梯", before: "1.x" };
    expect(filterAddress("/tickets", filter, { q: undefined })).toBe("/tickets?group=closed");
    expect(filterAddress("/tickets", {}, {})).toBe("/tickets");
  });

  test.each([
    ["电梯", true],
    ["梯", false],
    ["，。", false],
    ["3号", true],
    ["a 1", true],
  ])("%s can be searched: %s", (words, can) => expect(searchable(words)).toBe(can));
});

describe("pages by key", () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ at: 1000 - at, id: `id-${String(at)}` }));

  test("a key survives its text", () => {
    const key = { at: 1_700_000_000_123, id: "0197a0b0-0000-7000-8000-000000000001" };
    expect(readKey(keyText(key))).toEqual(key);
  });

  test("the first page has only older rows beside it, the last only newer ones", () => {
    expect(cutPage(rows(pageSize + 1), {})).toMatchObject({ after: undefined });
    expect(cutPage(rows(pageSize + 1), {}).before).toBeDefined();
    expect(cutPage(rows(3), { before: "x" })).toMatchObject({ before: undefined });
    expect(cutPage(rows(3), {})).toMatchObject({ before: undefined, after: undefined });
  });
});

describe("places and heaps", () => {
  test.each(dutyRoles)("%s has a home among its places", (role) => {
    expect(placesOf(role).length).toBeGreaterThan(0);
    expect(homeOf(role)).toMatch(/^\//);
  });

  test("organizations are led to no ticket, administrators to no work", () => {
    for (const role of ["dept_clerk", "dept_leader"] as const) {
      expect(placesOf(role)).not.toContain("tickets");
      expect(deskSections(role).every(({ kind }) => kind === "assignments")).toBe(true);
    }
    expect(deskSections("system_admin")).toEqual([]);
  });

  test.each(dutyRoles)("the desk of %s stays within the statements of a page", (role) => {
    expect(deskSections(role).length * 2).toBeLessThanOrEqual(12);
  });
});
