import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { tell } from "@/lib/across/notifications/commands/tell";
import { hasUntold, inboxPage } from "@/lib/across/notifications/queries/inbox";
import { remindEnd } from "@/lib/affairs/co-building/commands/agreements";
import { addCommitment } from "@/lib/affairs/co-building/commands/commitments";
import { draftAgreement } from "@/lib/affairs/co-building/commands/draft-agreement";
import { confirmAgreement, returnAgreement } from "@/lib/affairs/co-building/commands/sign";
import { agreementDetail } from "@/lib/affairs/co-building/queries/agreement";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { decryptField } from "@/lib/platform/crypto/field";
import { withScope } from "@/lib/platform/db/scope";
import { CoBuildingStage } from "@/tests/support/co-building-stage";
import { useDatabase } from "@/tests/support/database";
import { startOutside } from "@/tests/support/outside";
import { must } from "@/tests/support/world";

// 共建协议: the units read by text message that their word is asked, the secretary what they have said.

const outside = await startOutside();
const database = useDatabase("east");
let stage: CoBuildingStage;
beforeAll(() => {
  stage = new CoBuildingStage(database, "east");
});
beforeEach(async () => {
  await database.freeze(new Date("2026-11-23T02:00:00Z")); // Monday, 10:00 on the wall
  await tellAll();
  await database.admin.query("delete from delivery");
});
afterAll(() => outside.stop());

async function tellAll(): Promise<void> {
  while (await withScope(stage.job, "read", hasUntold)) await execute(tell, stage.job, {}, newId());
}

async function inbox(login: string) {
  const page = await withScope(await stage.as(login), "read", (scope) => inboxPage(scope, {}));
  return page.notices
    .filter(({ kind }) => kind.startsWith("agreement"))
    .map(({ kind, address, slots }) => ({ kind, address, about: slots.category }));
}

async function texts(): Promise<{ to: string; body: string }[]> {
  const { rows } = await database.admin.query<{ address_cipher: Buffer; body: string }>(
    "select address_cipher, body from delivery where kind = 'member' order by body",
  );
  return rows.map(({ address_cipher: cipher, body }) => ({
    to: decryptField(new Uint8Array(cipher)),
    body,
  }));
}

async function own(id: string, who: Credential) {
  const { signers } = await withScope(who, "read", (scope) => agreementDetail(scope, id));
  const one = must(signers.find(({ maySign }) => maySign));
  return { id: one.id, version: one.version };
}

test("who is asked and who has answered is told, each once", async () => {
  const secretary = await stage.as("community11");
  const liaison = await stage.liaison("unit1");
  const { id: unitId, phone } = must(stage.world.units["unit1"]);
  const given = {
    title: "校社共建协议",
    startsOn: "2026-11-23",
    endsOn: "2026-12-20",
    unitIds: [unitId],
  };
  const { id } = await execute(draftAgreement, secretary, given, newId());
  const promise = { id, text: "开放操场", organizationId: unitId, rhythm: "month" };
  await execute(addCommitment, secretary, promise, newId());
  await tellAll();
  expect(await texts()).toEqual([]);

  await execute(confirmAgreement, secretary, await own(id, secretary), newId());
  await tellAll();
  const [asked] = await texts();
  expect(asked?.to).toBe(phone);
  expect(asked?.body).toContain("校社共建协议");
  expect(await inbox("community11")).toEqual([]);

  const reason = { reason: "每月一次太多。" };
  await execute(returnAgreement, liaison, { ...(await own(id, liaison)), ...reason }, newId());
  await tellAll();
  expect(await inbox("community11")).toEqual([
    {
      kind: "agreementReturned",
      address: "/co-building/agreements?status=draft",
      about: "校社共建协议",
    },
  ]);

  await execute(confirmAgreement, secretary, await own(id, secretary), newId());
  await execute(confirmAgreement, liaison, await own(id, liaison), newId());
  await execute(remindEnd, stage.job, { id }, newId());
  await tellAll();
  // The unit had given its word before the worker came: it is not asked any more.
  expect(await texts()).toHaveLength(1);
  expect((await inbox("community11")).map(({ kind }) => kind).sort()).toEqual([
    "agreementConfirmed",
    "agreementEnding",
    "agreementReturned",
  ]);
  for (const login of ["community12", "secretary1", "org"]) expect(await inbox(login)).toEqual([]);
});
