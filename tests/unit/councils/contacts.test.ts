import { describe, expect, test } from "vitest";
import {
  canKeepContacts,
  contactFrequencies,
  listPathsOf,
  presetContacts,
  spanStart,
} from "@/lib/affairs/councils/rules/contacts";

test.each([
  ["month", "2026-11-23", "2026-11-01"],
  ["quarter", "2026-03-31", "2026-01-01"],
  ["quarter", "2026-04-01", "2026-04-01"],
  ["half_year", "2026-06-30", "2026-01-01"],
  ["half_year", "2026-07-01", "2026-07-01"],
  ["year", "2026-12-31", "2026-01-01"],
] as const)("a %s with %s begins on %s", (frequency, day, start) => {
  expect(spanStart(frequency, day)).toBe(start);
});

describe("the list", () => {
  test("is the district's, and what applies in a community is its street's besides", () => {
    expect(listPathsOf("k.1.2.")).toEqual(["k.", "k.1."]);
    expect(listPathsOf("k.1.")).toEqual(["k.", "k.1."]);
    expect(listPathsOf("k.")).toEqual(["k."]);
  });

  test.each([
    ["district_org", "k.", "district", true],
    ["street_secretary", "k.1.", "street", true],
    ["street_secretary", "k.", "district", false],
    ["district_org", "k.", "street", false],
    ["street_dispatcher", "k.1.", "street", false],
    ["community_secretary", "k.1.2.", "community", false],
  ] as const)("%s at %s of a %s: %s", (role, lo, level, may) => {
    const actor = { kind: "user", role, lo, hi: `${lo}~` } as const;
    expect(canKeepContacts({ ...facts, ...actor }, { path: lo, level }).ok).toBe(may);
  });

  test("begins with the published five", () => {
    expect(presetContacts).toHaveLength(5);
    for (const { frequency } of presetContacts) expect(contactFrequencies).toContain(frequency);
  });
});

const facts = {
  tenantId: "t",
  personId: null,
  dutyId: null,
  areaId: null,
  organizationId: null,
  ticketId: null,
  now: 0,
};
