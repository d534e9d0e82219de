import { beforeAll, expect, test } from "vitest";
import { draftAgreement } from "@/lib/affairs/co-building/commands/draft-agreement";
import { claimResource, planProject } from "@/lib/affairs/co-building/commands/propose";
import { entryForm } from "@/lib/affairs/co-building/queries/choices";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { CoBuildingStage, planned } from "@/tests/support/co-building-stage";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// Who is asked for a word has to be able to give it: a unit that has reported, with a liaison officer.

const database = useDatabase("east", "west");
let stage: CoBuildingStage;
let secretary: Credential;

beforeAll(async () => {
  stage = new CoBuildingStage(database, "east");
  secretary = await stage.as("community11");
});

const id = (key: string) => must(stage.world.units[key]).id;

/** Runs while a unit's check-in is ended. */
async function withoutVoice(key: string, run: () => Promise<void>): Promise<void> {
  const said = (columns: string) =>
    database.pastTriggers(`update unit_check_in set ${columns} where organization_id = $1`, [
      id(key),
    ]);
  await said("status = 'ended', ended_at = now(), end_reason = 'moved'");
  try {
    await run();
  } finally {
    await said("status = 'active', ended_at = null, end_reason = null");
  }
}

async function fieldsOf(run: Promise<unknown>) {
  const error: unknown = await run.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw new Error(`not refused: ${String(error)}`);
  return error.fields;
}

const choices = async (who: Credential) => (await stage.read(who, entryForm)).units;

test("the choice holds units with a voice, those of the own range first, and none of another district", async () => {
  const offered = (await choices(secretary)).map((one) => one.id);
  const there = (await choices(await stage.as("community21"))).map((one) => one.id);
  expect(offered.indexOf(id("unit1"))).toBeLessThan(offered.indexOf(id("unit2")));
  expect(there.indexOf(id("unit2"))).toBeLessThan(there.indexOf(id("unit1")));
  const west = new CoBuildingStage(database, "west");
  expect(offered).not.toContain(must(west.world.units["unit1"]).id);
  await withoutVoice("unit1", async () => {
    expect((await choices(secretary)).map((one) => one.id)).not.toContain(id("unit1"));
  });
  expect(await choices(await stage.liaison())).toEqual([]);
});

test("nobody is made a party or a signer for whom nobody can speak, said beside the field", async () => {
  const resourceId = await stage.resource({ organizationId: id("unit1") }, secretary);
  await withoutVoice("unit1", async () => {
    const plan = { ...planned, partyIds: [id("unit1")] };
    expect(await fieldsOf(execute(planProject, secretary, plan, newId()))).toEqual({
      partyIds: "field.noVoice",
    });
    const claim = { ...planned, id: resourceId };
    expect(await fieldsOf(execute(claimResource, secretary, claim, newId()))).toEqual({
      title: "field.noVoice",
    });
    const draft = {
      title: "2026 年共建协议",
      startsOn: "2026-06-01",
      endsOn: "2026-12-31",
      unitIds: [id("unit1"), id("unit2")],
    };
    expect(await fieldsOf(execute(draftAgreement, secretary, draft, newId()))).toEqual({
      unitIds: "field.noVoice",
    });
  });
  const plan = { ...planned, partyIds: [id("unit1")] };
  await execute(planProject, secretary, plan, newId());
});
