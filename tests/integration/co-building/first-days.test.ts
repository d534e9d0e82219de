import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { endAgreement, reviewAgreement } from "@/lib/affairs/co-building/commands/agreements";
import { addCommitment } from "@/lib/affairs/co-building/commands/commitments";
import { draftAgreement } from "@/lib/affairs/co-building/commands/draft-agreement";
import { editProject } from "@/lib/affairs/co-building/commands/edit";
import {
  confirmProject,
  endProject,
  finishProject,
  startProject,
} from "@/lib/affairs/co-building/commands/projects";
import { planProject } from "@/lib/affairs/co-building/commands/propose";
import { confirmAgreement, returnAgreement } from "@/lib/affairs/co-building/commands/sign";
import { agreementDetail } from "@/lib/affairs/co-building/queries/agreement";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Prisma } from "@/lib/platform/db/client";
import { withScope } from "@/lib/platform/db/scope";
import { CoBuildingStage, planned } from "@/tests/support/co-building-stage";
import { refused } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// Nothing is over before it has begun. Of the days those of the district count, which begin eight hours before UTC's.

const database = useDatabase("east");
const stage = new CoBuildingStage(database, "east");
let secretary: Credential;
let unit1: Credential;

beforeEach(() => itIs("2026-06-01T10:00"));
afterAll(() => database.freeze(null));

/** A moment as the clocks of the district show it. */
async function itIs(moment: string): Promise<void> {
  await database.freeze(new Date(`${moment}:00+08:00`));
  secretary = await stage.as("community11");
  unit1 = await stage.liaison("unit1");
}

const unitId = () => must(stage.world.units["unit1"]).id;

async function rejected(sql: string): Promise<void> {
  const tried = withScope(secretary, "write", ({ tx }) => tx.$executeRaw(Prisma.raw(sql)));
  await expect(tried, sql).rejects.toThrow(/first day|days are over|fulfilment refused/);
}

describe("a project", () => {
  const days = { startsOn: "2026-06-10", endsOn: "2026-12-31" };

  async function running() {
    const plan = { ...planned, ...days, partyIds: [unitId()] };
    const { id } = await execute(planProject, secretary, plan, newId());
    const own = must((await stage.project(id, unit1)).parties.find(({ maySpeak }) => maySpeak));
    await execute(confirmProject, unit1, { id: own.id, version: own.version }, newId());
    await execute(startProject, secretary, await about(id), newId());
    return id;
  }

  async function about(id: string) {
    const { version } = await stage.project(id, secretary);
    return { id, version };
  }

  const finish = async (id: string) =>
    execute(finishProject, secretary, { ...(await about(id)), result: "办完了。" }, newId());

  test("is not finished before its first day, in the command and in the database, and then it is", async () => {
    const id = await running();
    for (const moment of ["2026-06-01T10:00", "2026-06-09T23:50"]) {
      await itIs(moment);
      expect((await stage.project(id, secretary)).verbs).toEqual(["end"]);
      expect((await refused(finish(id), "wrong-status")).reason).toBe("coBuilding.notBegun");
      await rejected(
        `update co_project set status = 'finished', result = '办完了', settled_on = '2026-06-09', version = version + 1 where id = '${id}'`,
      );
    }
    // Ten past midnight there; in UTC it is the day before.
    await itIs("2026-06-10T00:10");
    expect((await stage.project(id, secretary)).verbs).toEqual(["finish", "end"]);
    await finish(id);
    expect(await stage.project(id, unit1)).toMatchObject({
      status: "finished",
      settledOn: "2026-06-10",
    });
  });

  test("is called off before, or its first day is moved", async () => {
    const off = await running();
    await execute(endProject, secretary, { ...(await about(off)), reason: "不办了。" }, newId());
    const id = await running();
    const { title, goal } = planned;
    const moved = { title, goal, tags: [...planned.tags], ...days, startsOn: "2026-06-01" };
    await execute(editProject, secretary, { ...(await about(id)), ...moved }, newId());
    await finish(id);
    expect((await stage.project(id, unit1)).status).toBe("finished");
  });
});

describe("an agreement", () => {
  async function written(days: { startsOn: string; endsOn: string }) {
    const draft = { title: "共建协议", ...days, unitIds: [unitId()] };
    const { id } = await execute(draftAgreement, secretary, draft, newId());
    const promise = { id, text: "每月开放一次", organizationId: unitId(), rhythm: "month" };
    await execute(addCommitment, secretary, promise, newId());
    await execute(confirmAgreement, secretary, await word(id, secretary), newId());
    return id;
  }

  const see = (id: string) => stage.read(secretary, (scope) => agreementDetail(scope, id));

  async function word(id: string, who: Credential) {
    const { signers } = await stage.read(who, (scope) => agreementDetail(scope, id));
    const own = must(signers.find(({ maySign }) => maySign));
    return { id: own.id, version: own.version };
  }

  test("is not reviewed before it is in force, and ended at any time", async () => {
    const id = await written({ startsOn: "2026-06-10", endsOn: "2027-06-09" });
    await execute(confirmAgreement, unit1, await word(id, unit1), newId());
    const review = async () => {
      const { version } = await see(id);
      return execute(reviewAgreement, secretary, { id, version, review: "都做到了。" }, newId());
    };
    for (const moment of ["2026-06-01T10:00", "2026-06-09T23:50"]) {
      await itIs(moment);
      expect((await see(id)).verbs).toEqual(["end"]);
      expect((await refused(review(), "wrong-status")).reason).toBe("coBuilding.agreementAhead");
      await rejected(
        `update co_agreement set status = 'reviewed', review = '都好', reviewed_on = '2026-06-09', version = version + 1 where id = '${id}'`,
      );
    }
    await itIs("2026-06-10T00:10");
    expect((await see(id)).verbs).toEqual(["review", "end"]);
    await review();
    expect((await see(id)).reviewedOn).toBe("2026-06-10");
    const other = await written({ startsOn: "2026-07-01", endsOn: "2027-06-30" });
    const { version } = await see(other);
    await execute(endAgreement, secretary, { id: other, version, reason: "不签了。" }, newId());
  });

  test("whose days are over is confirmed by nobody any more, and given back for other days", async () => {
    const id = await written({ startsOn: "2026-06-01", endsOn: "2026-06-30" });
    await itIs("2026-07-01T00:10");
    const late = execute(confirmAgreement, unit1, await word(id, unit1), newId());
    expect((await refused(late, "wrong-status")).reason).toBe("coBuilding.agreementPast");
    const { id: side } = await word(id, unit1);
    const tried = withScope(
      unit1,
      "write",
      ({ tx }) =>
        tx.$executeRaw`update co_signer set confirmed_at = now(), confirmed_by = 't', version = version + 1 where id = ${side}::uuid`,
    );
    await expect(tried).rejects.toThrow(/days are over/);
    const back = { ...(await word(id, unit1)), reason: "期限过了，请改。" };
    await execute(returnAgreement, unit1, back, newId());
    expect((await see(id)).mayWrite).toBe(true);
  });

  test("is ticked off by nothing outside its days and by nothing that is still ahead", async () => {
    const id = await written({ startsOn: "2026-06-01", endsOn: "2026-06-30" });
    await execute(confirmAgreement, unit1, await word(id, unit1), newId());
    for (const day of ["2026-05-31", "2026-06-02", "2026-07-01"]) {
      await rejected(
        `insert into co_fulfilment (tenant_id, id, commitment_id, path, unit_ids, record_kind, record_id, record_title, record_on, ticked_at, ticked_by)
         select k.tenant_id, gen_random_uuid(), k.id, k.path, k.unit_ids, 'step', gen_random_uuid(), '开放', '${day}', now(), 't'
         from co_commitment k where k.agreement_id = '${id}'`,
      );
    }
  });
});
