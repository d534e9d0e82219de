import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  endAgreement,
  remindEnd,
  reviewAgreement,
} from "@/lib/affairs/co-building/commands/agreements";
import {
  addCommitment,
  editCommitment,
  dropCommitment,
  tickCommitment,
} from "@/lib/affairs/co-building/commands/commitments";
import {
  changeAgreement,
  draftAgreement,
  renewAgreement,
} from "@/lib/affairs/co-building/commands/draft-agreement";
import { confirmProject } from "@/lib/affairs/co-building/commands/projects";
import { addStep, doneStep } from "@/lib/affairs/co-building/commands/steps";
import { planProject } from "@/lib/affairs/co-building/commands/propose";
import { bookTime, openResourceTime } from "@/lib/affairs/co-building/commands/resources";
import {
  confirmAgreement,
  recallAgreement,
  returnAgreement,
} from "@/lib/affairs/co-building/commands/sign";
import { agreementDetail } from "@/lib/affairs/co-building/queries/agreement";
import { agreementPage } from "@/lib/affairs/co-building/queries/agreements";
import { agreementsEnding } from "@/lib/affairs/co-building/queries/agreements-ending";
import { resourceDetail } from "@/lib/affairs/co-building/queries/detail";
import { projectDetail } from "@/lib/affairs/co-building/queries/project";
import { unitCoBuilding } from "@/lib/affairs/co-building/queries/own";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { Prisma } from "@/lib/platform/db/client";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { CoBuildingStage, planned } from "@/tests/support/co-building-stage";
import { overtaken, refused } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";

// 共建协议 (DOMAIN §5.4). It is the first of June 2026, ten in the morning.

const database = useDatabase("east", "west");
let stage: CoBuildingStage;
let elsewhere: CoBuildingStage;
let secretary: Credential;
let unit1: Credential;
let unit2: Credential;
let job: Credential;

beforeAll(async () => {
  stage = new CoBuildingStage(database, "east");
  elsewhere = new CoBuildingStage(database, "west");
  job = stage.job;
  await itIs("2026-06-01");
});
afterAll(() => database.freeze(null));

/** Ten in the morning of a day; sessions end overnight. */
async function itIs(day: string): Promise<void> {
  await database.freeze(new Date(`${day}T02:00:00Z`));
  secretary = await stage.as("community11");
  unit1 = await stage.liaison("unit1");
  unit2 = await stage.liaison("unit2");
}

const unitId = (key: string) => must(stage.world.units[key]).id;
const officeId = () => must(stage.world.areas["street1.community1"]).officeId ?? "";
const days = { startsOn: "2026-06-01", endsOn: "2027-05-31" };

async function draft(more: Record<string, unknown> = {}, who = secretary): Promise<string> {
  const input = { title: "2026 年共建协议", ...days, unitIds: [unitId("unit1")], ...more };
  return (await execute(draftAgreement, who, input, newId())).id;
}

function promise(id: string, more: Record<string, unknown> = {}) {
  const promised = { text: "每月开放一次报告厅", organizationId: unitId("unit1"), rhythm: "month" };
  return execute(addCommitment, secretary, { id, ...promised, ...more }, newId());
}

const see = (id: string, who = secretary) => stage.read(who, (scope) => agreementDetail(scope, id));

async function sign(id: string, who: Credential) {
  const own = must((await see(id, who)).signers.find(({ maySign }) => maySign));
  return execute(confirmAgreement, who, { id: own.id, version: own.version }, newId());
}

async function side(id: string, organizationId: string) {
  const { signers } = await see(id);
  const own = must(signers.find((one) => one.organizationId === organizationId));
  return { id: own.id, version: own.version };
}

/** How many wait for the first unit's word. */
async function waiting(): Promise<number> {
  const { agreements } = await stage.read(unit1, unitCoBuilding);
  return agreements.filter(({ waits }) => waits).length;
}

/** One that both sides have confirmed. */
async function standing(more: Record<string, unknown> = {}): Promise<string> {
  const id = await draft(more);
  await promise(id);
  await sign(id, secretary);
  await sign(id, unit1);
  return id;
}

async function about(id: string) {
  const { version } = await see(id);
  return { id, version };
}

async function caught(run: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await run.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw new Error(`not refused: ${String(error)}`);
  return error;
}
const reasonOf = async (run: Promise<unknown>) => (await caught(run)).reason;
const fieldsOf = async (run: Promise<unknown>) => (await caught(run)).fields;

async function closeUnit(id: string, day: string | null): Promise<void> {
  await database.admin.query("update organization set valid_to = $2 where id = $1", [id, day]);
}

describe("an agreement is drafted", () => {
  test("by the secretary of the place, with commitments that somebody owns", async () => {
    const id = await draft();
    await promise(id);
    await promise(id, {
      text: "六月底前布置好教室",
      organizationId: officeId(),
      rhythm: undefined,
      dueOn: "2026-06-30",
    });
    const seen = await see(id);
    expect(seen).toMatchObject({ status: "draft", sent: false, standing: null, mayWrite: true });
    expect(seen.signers.map(({ isOffice }) => isOffice)).toEqual([true, false]);
    expect(seen.commitments.map(({ rhythm, dueOn }) => rhythm ?? dueOn)).toEqual([
      "month",
      "2026-06-30",
    ]);
    await refused(draft({}, unit1), "forbidden");
    await refused(draft({}, await stage.as("dispatcher1")), "forbidden");
    expect(await stage.eventsOf(id)).toEqual([
      "co.agreement_drafted",
      "co.commitment_added",
      "co.commitment_added",
    ]);
  });

  test("never with a unit that has closed or is of another district, and not with nobody", async () => {
    await closeUnit(unitId("unit2"), "2026-05-01");
    expect(await fieldsOf(draft({ unitIds: [unitId("unit2")] }))).toEqual({
      unitIds: "field.closedUnit",
    });
    await closeUnit(unitId("unit2"), null);
    const foreign = must(elsewhere.world.units["unit1"]).id;
    expect(await fieldsOf(draft({ unitIds: [foreign] }))).toEqual({ unitIds: "field.closedUnit" });
    expect(await fieldsOf(draft({ unitIds: [officeId()] }))).toEqual({
      unitIds: "field.closedUnit",
    });
    expect(await fieldsOf(draft({ unitIds: [] }))).toEqual({ unitIds: "field.noParty" });
  });

  test("and does not end before it starts, nor on the same day", async () => {
    for (const endsOn of ["2026-05-31", "2026-06-01"]) {
      expect(await fieldsOf(draft({ endsOn }))).toEqual({ endsOn: "field.endBefore" });
    }
  });

  test("a commitment that nobody owns, or without a day or a rhythm, is refused", async () => {
    const id = await draft();
    const nobody = { organizationId: "field.nobodyOwns" };
    expect(await fieldsOf(promise(id, { organizationId: undefined }))).toEqual(nobody);
    expect(await fieldsOf(promise(id, { organizationId: unitId("unit2") }))).toEqual(nobody);
    const when = { dueOn: "field.dayOrRhythm" };
    expect(await fieldsOf(promise(id, { rhythm: undefined }))).toEqual(when);
    expect(await fieldsOf(promise(id, { dueOn: "2026-07-01" }))).toEqual(when);
    const outside = { rhythm: undefined, dueOn: "2027-06-01" };
    expect(await fieldsOf(promise(id, outside))).toEqual({ dueOn: "field.withinAgreement" });
    expect((await see(id)).commitments).toEqual([]);
  });

  test("out of a project of the own place, which then shows it", async () => {
    const plan = { ...planned, partyIds: [unitId("unit1")] };
    const project = (await execute(planProject, secretary, plan, newId())).id;
    const id = await draft({ projectId: project });
    expect((await see(id)).project?.id).toBe(project);
    expect((await stage.project(project, secretary)).agreements.map((one) => one.id)).toEqual([id]);
    // Who does not sign it does not read of it.
    expect((await stage.project(project, unit2)).agreements).toEqual([]);
    const other = await stage.as("community12");
    expect(await fieldsOf(draft({ projectId: project }, other))).toEqual({
      unitIds: "field.projectGone",
    });
  });

  test("its name and days are mended while nobody has confirmed", async () => {
    const id = await draft();
    await promise(id, { rhythm: undefined, dueOn: "2026-12-31" });
    const change = async (more: Record<string, unknown>) =>
      execute(
        changeAgreement,
        secretary,
        { ...(await about(id)), title: "改过的协议", ...days, ...more },
        newId(),
      );
    expect(await fieldsOf(change({ endsOn: "2026-09-30" }))).toEqual({
      endsOn: "field.commitmentOutside",
    });
    await change({ endsOn: "2026-12-31" });
    expect(await see(id)).toMatchObject({ title: "改过的协议", endsOn: "2026-12-31" });
    await sign(id, secretary);
    expect(await reasonOf(change({}))).toBe("coBuilding.agreementStands");
  });
});

describe("each side gives its own word", () => {
  test("the place first, then the unit on the phone; with the last word it stands", async () => {
    const id = await draft();
    await promise(id);
    const unit = await side(id, unitId("unit1"));
    expect(await reasonOf(execute(confirmAgreement, unit1, unit, newId()))).toBe(
      "coBuilding.notSent",
    );
    const before = await waiting();
    await sign(id, secretary);
    expect((await see(id)).sent).toBe(true);
    expect(await waiting()).toBe(before + 1);
    await sign(id, unit1);
    expect(await waiting()).toBe(before);
    expect(await see(id)).toMatchObject({
      status: "confirmed",
      standing: "active",
      mayWrite: false,
      verbs: ["review", "end"],
    });
    expect((await stage.eventsOf(id)).slice(-2)).toEqual([
      "co.agreement_confirmed",
      "co.agreement_confirmed",
    ]);
  });

  test("nobody the other side's, nobody twice, nothing without a commitment", async () => {
    const id = await draft();
    const office = await side(id, officeId());
    const unit = await side(id, unitId("unit1"));
    expect(await reasonOf(sign(id, secretary))).toBe("coBuilding.nothingPromised");
    await promise(id);
    await refused(execute(confirmAgreement, unit1, office, newId()), "forbidden");
    await refused(
      execute(confirmAgreement, await stage.as("secretary1"), office, newId()),
      "forbidden",
    );
    await sign(id, secretary);
    await refused(execute(confirmAgreement, secretary, unit, newId()), "forbidden");
    await refused(execute(confirmAgreement, unit2, unit, newId()), "not-found");
    const again = { ...office, version: office.version + 1 };
    expect(await reasonOf(execute(confirmAgreement, secretary, again, newId()))).toBe(
      "coBuilding.signed",
    );
    expect(await overtaken(execute(confirmAgreement, secretary, office, newId()))).toEqual({
      by: "社区书记11",
      own: true,
    });
    await sign(id, unit1);
    const twice = { ...unit, version: unit.version + 1 };
    expect(await reasonOf(execute(confirmAgreement, unit1, twice, newId()))).toBe(
      "coBuilding.signed",
    );
  });

  test("what is confirmed is not changed", async () => {
    const id = await draft();
    await promise(id);
    const [one] = (await see(id)).commitments;
    await sign(id, secretary);
    const stands = "coBuilding.agreementStands";
    expect(await reasonOf(promise(id))).toBe(stands);
    const drop = { id: must(one).id, version: must(one).version };
    expect(await reasonOf(execute(dropCommitment, secretary, drop, newId()))).toBe(stands);
    await sign(id, unit1);
    expect(await reasonOf(promise(id))).toBe(stands);
    const { rows } = await database.admin.query<{ stands: boolean }>(
      "select exists (select from co_signer where agreement_id = $1 and confirmed_at is null) as stands",
      [id],
    );
    expect(rows[0]?.stands).toBe(false);
  });

  test("a unit gives it back, everybody's word is asked anew, and it can be changed", async () => {
    const id = await draft({ unitIds: [unitId("unit1"), unitId("unit2")] });
    await promise(id);
    const early = await side(id, unitId("unit2"));
    const reason = "每月一次做不到，改为每季度。";
    expect(await reasonOf(execute(returnAgreement, unit2, { ...early, reason }, newId()))).toBe(
      "coBuilding.notSent",
    );
    await sign(id, secretary);
    await sign(id, unit1);
    const office = await side(id, officeId());
    await refused(execute(returnAgreement, secretary, { ...office, reason }, newId()), "forbidden");
    await execute(returnAgreement, unit2, { ...early, reason }, newId());
    const seen = await see(id);
    expect(seen).toMatchObject({ status: "draft", sent: false, mayWrite: true });
    expect(seen.signers.map(({ confirmedAt }) => confirmedAt)).toEqual([null, null, null]);
    expect(seen.signers.find(({ returned }) => returned !== null)?.returned?.reason).toBe(reason);
    const [one] = seen.commitments;
    await execute(
      dropCommitment,
      secretary,
      { id: must(one).id, version: must(one).version },
      newId(),
    );
    await promise(id, { rhythm: "quarter" });
    for (const who of [secretary, unit1, unit2]) await sign(id, who);
    const stands = await see(id);
    expect(stands.status).toBe("confirmed");
    expect(stands.signers.map(({ returned }) => returned)).toEqual([null, null, null]);
  });

  test("both units at once, and it stands once", async () => {
    const id = await draft({ unitIds: [unitId("unit1"), unitId("unit2")] });
    await promise(id);
    await sign(id, secretary);
    await Promise.all([sign(id, unit1), sign(id, unit2)]);
    expect(await see(id)).toMatchObject({ status: "confirmed", version: 2 });
  });

  test("a unit that has closed meanwhile signs nothing", async () => {
    const id = await draft();
    await promise(id);
    await sign(id, secretary);
    const unit = await side(id, unitId("unit1"));
    await closeUnit(unitId("unit1"), "2026-05-31");
    await refused(execute(confirmAgreement, unit1, unit, newId()), "wrong-status");
    await closeUnit(unitId("unit1"), null);
  });

  test("words that were changed since a side read them are not signed unread", async () => {
    const id = await draft({ unitIds: [unitId("unit1"), unitId("unit2")] });
    await promise(id);
    await sign(id, secretary);
    const read = await side(id, unitId("unit1"));
    const other = await side(id, unitId("unit2"));
    const reason = "请减少场次。";
    await execute(returnAgreement, unit2, { ...other, reason }, newId());
    await promise(id, { text: "每月出资一万元" });
    await sign(id, secretary);
    expect(await overtaken(execute(confirmAgreement, unit1, read, newId()))).toBeNull();
    await sign(id, unit1);
  });

  test("the place takes its word back before a unit has given one, and puts a commitment right", async () => {
    const id = await draft({ unitIds: [unitId("unit1"), unitId("unit2")] });
    await promise(id);
    await sign(id, secretary);
    const [commitment] = (await see(id)).commitments;
    const given = {
      id: must(commitment).id,
      version: must(commitment).version,
      text: "每季度开放一次报告厅",
      organizationId: unitId("unit2"),
      dueOn: "2026-09-30",
    };
    await refused(execute(editCommitment, secretary, given, newId()), "wrong-status");
    const asked = await side(id, unitId("unit1"));
    const office = await side(id, officeId());
    await refused(execute(recallAgreement, unit1, office, newId()), "forbidden");
    await refused(execute(recallAgreement, secretary, asked, newId()), "forbidden");
    await refused(
      execute(recallAgreement, await stage.as("community12"), office, newId()),
      "not-found",
    );
    await execute(recallAgreement, secretary, office, newId());
    await refused(execute(confirmAgreement, unit1, asked, newId()), "conflict");
    await refused(execute(editCommitment, unit1, given, newId()), "forbidden");
    expect(
      await fieldsOf(
        execute(editCommitment, secretary, { ...given, dueOn: "2028-01-01" }, newId()),
      ),
    ).toEqual({
      dueOn: "field.withinAgreement",
    });
    await execute(editCommitment, secretary, given, newId());
    expect((await see(id)).commitments).toMatchObject([
      { text: given.text, organizationId: given.organizationId, dueOn: given.dueOn, rhythm: null },
    ]);
    await sign(id, secretary);
    await sign(id, unit1);
    const late = await side(id, officeId());
    expect(await reasonOf(execute(recallAgreement, secretary, late, newId()))).toBe(
      "coBuilding.unitHasSigned",
    );
    await sign(id, unit2);
    expect((await see(id)).status).toBe("confirmed");
  });

  test("who does not sign it, another street and another district do not find it", async () => {
    const id = await standing();
    for (const who of [
      unit2,
      await stage.as("secretary2"),
      await stage.as("community12"),
      await elsewhere.as("community11"),
    ]) {
      await refused(see(id, who), "not-found");
    }
    expect((await see(id, await stage.as("secretary1"))).verbs).toEqual([]);
    const listed = async (who: Credential) =>
      (await stage.read(who, (scope) => agreementPage(scope, {}))).lines.some(
        (line) => line.id === id,
      );
    expect(await listed(unit1)).toBe(true);
    expect(await listed(unit2)).toBe(false);
    expect(await listed(await stage.as("org"))).toBe(true);
  });
});

describe("a commitment is ticked off by what is on record", () => {
  const tick = (id: string, recordId: string, who = secretary) =>
    execute(tickCommitment, who, { id, recordId }, newId());

  test("a step of who owns it that is done, once, and never by what is not there", async () => {
    const id = await standing();
    const plan = { ...planned, partyIds: [unitId("unit1")] };
    const project = (await execute(planProject, secretary, plan, newId())).id;
    const { parties } = await stage.project(project, unit1);
    const party = must(parties.find(({ maySpeak }) => maySpeak));
    await execute(confirmProject, unit1, { id: party.id, version: party.version }, newId());
    const step = { id: project, text: "开放报告厅", dueOn: "2026-06-20" };
    await execute(addStep, secretary, { ...step, organizationId: unitId("unit1") }, newId());
    const [planned1] = (await stage.project(project, unit1)).steps;
    const commitment = must((await see(id)).commitments[0]);
    const isOffered = async () =>
      must((await see(id)).commitments[0]).offered.some((one) => one.id === planned1?.id);
    expect(await isOffered()).toBe(false);
    expect(await fieldsOf(tick(commitment.id, must(planned1).id))).toEqual({
      recordId: "field.choose",
    });
    const done = { id: must(planned1).id, version: must(planned1).version, text: "已开放。" };
    await execute(doneStep, unit1, done, newId());
    expect(await isOffered()).toBe(true);
    await refused(tick(commitment.id, must(planned1).id, unit1), "forbidden");
    await tick(commitment.id, must(planned1).id);
    expect(await isOffered()).toBe(false);
    expect(must((await see(id, unit1)).commitments[0]).records).toMatchObject([
      { kind: "step", title: "周末课堂：开放报告厅", on: "2026-06-01" },
    ]);
    expect(await fieldsOf(tick(commitment.id, must(planned1).id))).toEqual({
      recordId: "field.ticked",
    });
    expect(await fieldsOf(tick(commitment.id, newId()))).toEqual({ recordId: "field.choose" });
  });

  test("a time of its resource that somebody has used", async () => {
    const id = await standing();
    const resource = await stage.resource({ bookable: "yes", title: "报告厅" });
    const time = { startsAt: "2026-06-06T14:00", endsAt: "2026-06-06T16:00", capacity: "1" };
    await execute(openResourceTime, unit1, { id: resource, ...time }, newId());
    const { times } = await stage.read(unit1, (scope) => resourceDetail(scope, resource));
    await execute(bookTime, secretary, { id: must(times[0]).id }, newId());
    // What it has itself is no record of what it gives.
    const own = { startsAt: "2026-06-06T10:00", endsAt: "2026-06-06T12:00", capacity: "1" };
    await execute(openResourceTime, unit1, { id: resource, ...own }, newId());
    const mine = await stage.read(unit1, (scope) => resourceDetail(scope, resource));
    await execute(bookTime, unit1, { id: must(mine.times[0]).id }, newId());
    const offered = async () =>
      must((await see(id)).commitments[0]).offered.filter(({ kind }) => kind === "booking");
    expect(await offered()).toEqual([]);
    await itIs("2026-06-07");
    expect(await offered()).toHaveLength(1);
    const [used] = await offered();
    expect(used).toMatchObject({ title: "报告厅", on: "2026-06-06" });
    await tick(must((await see(id)).commitments[0]).id, must(used).id);
    await itIs("2026-06-01");
  });

  test("a wish that it has carried out and the community has confirmed, under its published words", async () => {
    const id = await standing();
    const wish = await carriedOut("修一台轮椅");
    const [offered] = must((await see(id)).commitments[0]).offered.filter(
      ({ kind }) => kind === "service",
    );
    expect(offered).toMatchObject({ id: wish, title: "修一台轮椅", on: "2026-06-01" });
    await tick(must((await see(id)).commitments[0]).id, wish);
    expect(must((await see(id)).commitments[0]).records).toMatchObject([{ kind: "service" }]);
  });

  test("only while the agreement stands", async () => {
    const id = await draft();
    await promise(id);
    const commitment = must((await see(id)).commitments[0]);
    await refused(tick(commitment.id, newId()), "wrong-status");
  });
});

describe("a renewal", () => {
  const review = "十次活动做了九次。";
  const next = { startsOn: "2027-06-01", endsOn: "2028-05-31" };

  test("of which nothing comes leaves the agreement as it was, to be renewed again", async () => {
    const id = await standing();
    await execute(reviewAgreement, secretary, { ...(await about(id)), review }, newId());
    const renew = async () =>
      (await execute(renewAgreement, secretary, { ...(await about(id)), ...next }, newId())).id;
    const copy = await renew();
    await refused(renew(), "wrong-status");
    const wish = await carriedOut("修一盏路灯");
    const tick = { id: must((await see(id)).commitments[0]).id, recordId: wish };
    await execute(tickCommitment, secretary, tick, newId());
    const reason = "单位不再续签。";
    await execute(endAgreement, secretary, { ...(await about(copy)), reason }, newId());
    expect(await see(id)).toMatchObject({ status: "reviewed", nextId: null });
    const again = await renew();
    expect(await see(id)).toMatchObject({ status: "renewed", nextId: again });
  });
});

describe("an agreement comes to its end", () => {
  const review = "十次活动做了九次，明年继续。";
  const next = { startsOn: "2027-06-01", endsOn: "2028-05-31" };
  const assess = async (id: string, who = secretary) =>
    execute(reviewAgreement, who, { ...(await about(id)), review }, newId());
  const renew = async (id: string, more: Record<string, unknown> = {}) =>
    execute(renewAgreement, secretary, { ...(await about(id)), ...next, ...more }, newId());
  const end = async (id: string, reason: string) =>
    execute(endAgreement, secretary, { ...(await about(id)), reason }, newId());

  test("it is reviewed, and renewed as a copy that both sides confirm anew", async () => {
    const id = await standing();
    await refused(renew(id), "wrong-status");
    await refused(assess(id, unit1), "forbidden");
    await assess(id);
    expect(await see(id)).toMatchObject({ review, reviewedOn: "2026-06-01", status: "reviewed" });
    expect(await fieldsOf(renew(id, { endsOn: "2027-05-31" }))).toEqual({
      endsOn: "field.endBefore",
    });
    expect(await fieldsOf(renew(id, { startsOn: "2026-06-01" }))).toEqual({
      startsOn: "field.beforePrevious",
    });
    const copy = (await renew(id)).id;
    // Its days go on: it stands, and nobody need be reminded of its end.
    expect(await see(id)).toMatchObject({
      status: "renewed",
      standing: "active",
      nextId: copy,
      verbs: [],
    });
    const seen = await see(copy);
    expect(seen).toMatchObject({ status: "draft", previousId: id, ...next, mayWrite: true });
    expect(seen.commitments).toMatchObject([
      { text: "每月开放一次报告厅", rhythm: "month", records: [] },
    ]);
    expect(seen.signers.every(({ confirmedAt }) => confirmedAt === null)).toBe(true);
    await refused(renew(id), "wrong-status");
  });

  test("it is not renewed with a unit that has closed", async () => {
    const id = await standing();
    await assess(id);
    await closeUnit(unitId("unit1"), "2026-05-31");
    expect(await fieldsOf(renew(id))).toEqual({ startsOn: "field.closedUnit" });
    await closeUnit(unitId("unit1"), null);
    expect((await see(id)).status).toBe("reviewed");
  });

  test("it is ended with the reason, a draft as well, and nothing moves after that", async () => {
    const id = await standing();
    await end(id, "单位搬迁。");
    expect(await see(id)).toMatchObject({ status: "ended", endReason: "单位搬迁。", verbs: [] });
    await refused(end(id, "再终止。"), "wrong-status");
    const written = await draft();
    await promise(written);
    await sign(written, secretary);
    const unit = await side(written, unitId("unit1"));
    await end(written, "不再签。");
    expect(await reasonOf(execute(confirmAgreement, unit1, unit, newId()))).toBe(
      "coBuilding.signed",
    );
  });

  test("a version that has moved is a conflict", async () => {
    const id = await standing();
    const stale = { id, version: 1, review };
    await refused(execute(reviewAgreement, secretary, stale, newId()), "conflict");
  });

  test("thirty days before its end its place is told, once", async () => {
    const id = await standing({ endsOn: "2026-07-10" });
    const due = async () => (await stage.read(job, agreementsEnding)).some((one) => one.id === id);
    expect(await due()).toBe(false);
    await refused(execute(remindEnd, job, { id }, newId()), "not-found");
    await itIs("2026-06-11");
    expect((await see(id)).standing).toBe("soon");
    expect(await due()).toBe(true);
    await execute(remindEnd, job, { id }, newId());
    expect(await due()).toBe(false);
    await refused(execute(remindEnd, job, { id }, newId()), "not-found");
    expect((await stage.eventsOf(id)).at(-1)).toBe("co.agreement_ending");
    await itIs("2026-06-01");
  });
});

test("a page costs at most twelve statements, however much is on record", async () => {
  const plan = { ...planned, partyIds: [unitId("unit1")] };
  const projectId = (await execute(planProject, secretary, plan, newId())).id;
  await stage.resource({ bookable: "yes" });
  const id = await standing({ projectId });
  const cost = async (who: Credential, read: (scope: Scope) => Promise<unknown>) =>
    (await recordStatements(() => stage.read(who, read))).statements.length;
  expect(await cost(secretary, (scope) => agreementDetail(scope, id))).toBeLessThanOrEqual(12);
  expect(await cost(unit1, (scope) => agreementDetail(scope, id))).toBeLessThanOrEqual(12);
  expect(await cost(unit1, (scope) => agreementPage(scope, {}))).toBeLessThanOrEqual(3);
  expect(await cost(unit1, unitCoBuilding)).toBeLessThanOrEqual(12);
  expect(await cost(secretary, (scope) => projectDetail(scope, projectId))).toBeLessThanOrEqual(12);
});

describe("the database", () => {
  test("lets nobody speak past the commands", async () => {
    const id = await draft();
    await promise(id);
    const attempts: [Credential, string][] = [
      [
        secretary,
        "update co_agreement set status = 'confirmed', version = version + 1 where id = $1",
      ],
      [unit1, "update co_agreement set title = '改', version = version + 1 where id = $1"],
      [
        secretary,
        "update co_signer set confirmed_at = now(), confirmed_by = 't', version = version + 1 where agreement_id = $1 and not is_office",
      ],
      [
        unit1,
        "update co_signer set confirmed_at = now(), confirmed_by = 't', version = version + 1 where agreement_id = $1 and not is_office",
      ],
      [
        secretary,
        "insert into co_signer (tenant_id, id, agreement_id, path, unit_ids, organization_id, organization_name, is_office) select a.tenant_id, gen_random_uuid(), a.id, a.path, a.unit_ids, (select o.id from organization o where o.kind = 'department' limit 1), '单位', false from co_agreement a where a.id = $1",
      ],
      [
        secretary,
        "insert into co_fulfilment (tenant_id, id, commitment_id, path, unit_ids, record_kind, record_id, record_title, record_on, ticked_at, ticked_by) select k.tenant_id, gen_random_uuid(), k.id, k.path, k.unit_ids, 'step', gen_random_uuid(), '开放', current_date, now(), 't' from co_commitment k where k.agreement_id = $1",
      ],
    ];
    for (const [who, sql] of attempts) {
      const tried = withScope(who, "write", async ({ tx }) => {
        await tx.$executeRaw(Prisma.raw(sql.replaceAll("$1", `'${id}'`)));
      });
      await expect(tried, sql).rejects.toThrow(/42501|23514|denied|refused|no way/);
    }
  });
});

let serial = 0;

/** A wish of the community that the first unit has carried out. */
async function carriedOut(title: string): Promise<string> {
  const id = newId();
  const area = must(stage.world.areas["street1.community1"]);
  const client = await database.admin.connect();
  try {
    await client.query("begin; set local session_replication_role = replica");
    await client.query(
      `insert into service_request (tenant_id, id, number, path, area_id, place_names, kind, origin, status, public_title,
         public_text, taker_organization_id, submitted_at, published_at, taken_at, done_text, done_at, confirmed_at, confirmed_by)
       values ($1, $2, $7, $3, $4, '社区', 'wish', 'portal', 'confirmed', $5, '想有人修。', $6, t.at, t.at, t.at,
         '修好了。', t.at, t.at, 'community')`.replaceAll(
        "t.at",
        "timestamptz '2026-06-01T01:00:00Z'",
      ),
      [
        stage.world.tenantId,
        id,
        area.path,
        area.id,
        title,
        unitId("unit1"),
        `20260601${String((serial += 1)).padStart(5, "0")}`,
      ],
    );
    await client.query("commit");
  } finally {
    client.release();
  }
  return id;
}
