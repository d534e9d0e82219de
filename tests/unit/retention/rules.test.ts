import { describe, expect, it, test } from "vitest";
import words from "@/lib/across/retention/messages/zh-CN.json";
import { mayHold } from "@/lib/across/retention/rules/policy";
import {
  daysOf,
  deedOf,
  isNight,
  numberOf,
  retentionRules,
  runsBy,
} from "@/lib/across/retention/rules/rules";
import { resolveSettings } from "@/lib/ground/settings/rules/settings";
import { dutyRoles, type ActorFacts } from "@/lib/platform/access/actor";

const off = resolveSettings([]);
const on = resolveSettings([{ key: "retention.active", value: "on" }]);

describe("what is kept for how long", () => {
  test.each(retentionRules)("%s has its number, deed and words", (rule) => {
    expect(daysOf(off, rule)).toBeGreaterThanOrEqual(180);
    expect(["anonymise", "delete"]).toContain(deedOf[rule]);
    expect(words).toHaveProperty([`retention.rule.${rule}`]);
    expect(words[`retention.says.${rule}`]).toContain("{days}");
  });

  it("logs for three years unless the district says otherwise", () => {
    expect(daysOf(off, "audit")).toBe(1095);
    expect(numberOf.audit).toBe("log.retention");
  });

  it("the words never before name and phone, of which the resident is told the same", () => {
    const words = { key: "retention.words", value: { value: 365, unit: "day" } };
    const contact = { key: "retention.contact", value: { value: 200, unit: "day" } };
    expect(daysOf(resolveSettings([words]), "words")).toBe(1095);
    expect(daysOf(resolveSettings([words, contact]), "words")).toBe(365);
  });

  it("takes only what was promised before the district has set a day, and then everything", () => {
    expect(retentionRules.filter((rule) => runsBy(off, rule))).toEqual(["contact", "requests"]);
    expect(retentionRules.filter((rule) => runsBy(on, rule))).toEqual(retentionRules);
  });
});

test.each([
  ["2026-11-22T16:59:59Z", false], // 00:59:59
  ["2026-11-22T17:00:00Z", true],
  ["2026-11-22T20:59:59Z", true],
  ["2026-11-22T21:00:00Z", false],
  ["2026-11-23T04:00:00Z", false],
])("%s: at night %s", (at, night) => {
  expect(isNight(Date.parse(at), "Asia/Shanghai")).toBe(night);
});

test.each(dutyRoles)("%s places a hold only as the administrator of the whole district", (role) => {
  const actor: ActorFacts = {
    role,
    personId: "p",
    dutyId: "d",
    areaId: "a",
    organizationId: null,
    ticketId: null,
    lo: "k3.",
    hi: "k4",
    now: 0,
  };
  expect(mayHold(actor, "k3.").ok).toBe(role === "system_admin");
  expect(mayHold({ ...actor, lo: "k3.01." }, "k3.").ok).toBe(false);
});
