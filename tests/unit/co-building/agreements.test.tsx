import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { AgreementBadge } from "@/components/co-building/agreement-lines";
import { statusWords } from "@/components/co-building/status-words";
import {
  agreementStatuses,
  agreementVerbs,
  canReturn,
  canSign,
  commitmentFault,
  draftFault,
  dayInRenewal,
  daysAfter,
  daysOfProject,
  isStanding,
  mayDo,
  soonUntil,
  standingOf,
} from "@/lib/affairs/co-building/rules/agreements";
import type { ActorFacts } from "@/lib/platform/access/actor";

describe("ways of an agreement", () => {
  test("every verb × status", () => {
    const ways = Object.fromEntries(
      agreementStatuses.map((status) => [
        status,
        (["review", "renew", "end"] as const).filter((verb) => mayDo(verb, status)),
      ]),
    );
    expect(ways).toEqual({
      draft: ["end"],
      confirmed: ["review", "end"],
      reviewed: ["renew", "end"],
      renewed: [],
      ended: [],
    });
    expect(Object.values(agreementVerbs).map(({ to }) => to)).toEqual([
      "reviewed",
      "renewed",
      "ended",
    ]);
    expect(agreementStatuses.filter(isStanding)).toEqual(["confirmed", "reviewed", "renewed"]);
  });

  test.each([
    ["2025-12-31", "ahead"],
    ["2026-01-01", "active"],
    ["2026-11-30", "active"],
    ["2026-12-01", "soon"],
    ["2026-12-31", "soon"],
    ["2027-01-01", "over"],
  ])("on %s it is %s", (today, standing) => {
    const days = { startsOn: "2026-01-01", endsOn: "2026-12-31" };
    expect(standingOf({ ...days, status: "confirmed" }, today)).toBe(standing);
    const renewed = standing === "over" ? null : standing === "soon" ? "active" : standing;
    expect(standingOf({ ...days, status: "renewed" }, today)).toBe(renewed);
    expect(standingOf({ ...days, status: "draft" }, today)).toBeNull();
    expect(standingOf({ ...days, status: "ended" }, today)).toBeNull();
  });

  test.each([
    ["draft", null, ["起草中"]],
    ["confirmed", "active", ["已确认", "生效中"]],
    ["confirmed", "soon", ["已确认", "即将到期"]],
    ["reviewed", "over", ["已评估", "已到期"]],
    ["renewed", null, ["已续签"]],
    ["ended", null, ["已终止"]],
  ] as const)("%s, %s: it bears the word of its tab", (status, standing, said) => {
    const shown = { status, standing, sent: false };
    expect(statusWords(shown)).toEqual(said);
    const badges = renderToStaticMarkup(<AgreementBadge {...shown} />);
    expect(badges.match(/[\u4e00-\u9fff]+/g)).toEqual(said);
  });

  test("soon is thirty days", () => {
    expect(soonUntil("2026-12-10")).toBe("2027-01-09");
  });
});

describe("what is written", () => {
  test.each([
    ["2026-01-01", "2026-12-31", ["u"], null],
    ["2026-01-01", "2026-01-01", ["u"], "field.endBefore"],
    ["2026-01-02", "2026-01-01", ["u"], "field.endBefore"],
    ["2026-01-01", "2026-12-31", [], "field.noParty"],
  ])("%s to %s with %j: %s", (startsOn, endsOn, unitIds, key) => {
    expect(draftFault({ startsOn, endsOn, unitIds })?.key ?? null).toBe(key);
  });

  const within = { startsOn: "2026-01-01", endsOn: "2026-12-31", signers: ["office", "u"] };
  test.each([
    [{ organizationId: "u", rhythm: "month" }, null],
    [{ organizationId: "office", dueOn: "2026-12-31" }, null],
    [{ organizationId: "u", dueOn: "2025-12-31" }, "field.withinAgreement"],
    [{ organizationId: "u", dueOn: "2027-01-01" }, "field.withinAgreement"],
    [{ organizationId: "u" }, "field.dayOrRhythm"],
    [{ organizationId: "u", dueOn: "2026-06-01", rhythm: "year" }, "field.dayOrRhythm"],
    [{ rhythm: "month" }, "field.nobodyOwns"],
    [{ organizationId: "other", rhythm: "month" }, "field.nobodyOwns"],
  ] as const)("%j: %s", (promised, key) => {
    expect(commitmentFault(promised, within)?.key ?? null).toBe(key);
  });
});

describe("who gives the word", () => {
  const actor = (
    role: ActorFacts["role"],
    lo: string,
    organizationId: string | null = null,
  ): ActorFacts => ({
    role,
    lo,
    hi: `${lo}~`,
    organizationId,
    personId: null,
    dutyId: null,
    areaId: null,
    ticketId: null,
    now: 0,
  });
  const office = { path: "k.1.2.", organizationId: "office", isOffice: true };
  const unit = { path: "k.1.2.", organizationId: "u", isOffice: false };

  test("the secretary of the place for the place, a liaison officer for the own unit", () => {
    expect(canSign(actor("community_secretary", "k.1.2."), office).ok).toBe(true);
    expect(canSign(actor("community_secretary", "k.1.3."), office).ok).toBe(false);
    expect(canSign(actor("street_secretary", "k.1."), office).ok).toBe(false);
    expect(canSign(actor("community_secretary", "k.1.2."), unit).ok).toBe(false);
    expect(canSign(actor("liaison", "k.7.1.", "u"), unit).ok).toBe(true);
    expect(canSign(actor("liaison", "k.1.2.", "v"), unit).ok).toBe(false);
    expect(canSign(actor("liaison", "k.1.2.", "office"), office).ok).toBe(false);
  });

  test("only a unit gives it back", () => {
    expect(canReturn(actor("community_secretary", "k.1.2."), office).ok).toBe(false);
    expect(canReturn(actor("liaison", "k.1.2.", "u"), unit).ok).toBe(true);
  });
});

test("a renewal has as many days, right after, and what had a day has the same one in them", () => {
  const before = { startsOn: "2026-06-01", endsOn: "2027-05-31" };
  const after = daysAfter(before);
  expect(after).toEqual({ startsOn: "2027-06-01", endsOn: "2028-05-31" });
  expect(daysAfter({ startsOn: "2026-06-01", endsOn: "2026-06-30" })).toEqual({
    startsOn: "2026-07-01",
    endsOn: "2026-07-30",
  });
  expect(dayInRenewal("2026-06-01", before, after)).toBe("2027-06-01");
  expect(dayInRenewal("2026-09-30", before, after)).toBe("2027-09-30");
  expect(dayInRenewal("2027-05-31", before, { ...after, endsOn: "2027-12-31" })).toBe("2027-12-31");
});

test("an agreement out of a project begins and ends with it, unless the project is over", () => {
  const today = "2026-11-24";
  const ahead = { startsOn: "2026-12-10", endsOn: "2026-12-31" };
  expect(daysOfProject(ahead, today)).toEqual(ahead);
  const running = { startsOn: "2026-10-01", endsOn: today };
  expect(daysOfProject(running, today)).toEqual(running);
  const over = { startsOn: "2026-10-01", endsOn: "2026-11-23" };
  expect(daysOfProject(over, today)).toEqual({ startsOn: today, endsOn: undefined });
  const single = { startsOn: "2026-12-10", endsOn: "2026-12-10" };
  expect(daysOfProject(single, today)).toEqual({ startsOn: "2026-12-10", endsOn: undefined });
});
