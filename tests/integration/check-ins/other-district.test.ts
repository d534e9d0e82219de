import { generateKeyPairSync, sign } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { enterDistrict } from "@/lib/ground/check-ins/commands/enter-district";
import { endDistrict } from "@/lib/ground/check-ins/commands/end-district";
import { handOver } from "@/lib/ground/check-ins/commands/hand-over";
import { move } from "@/lib/ground/check-ins/commands/move";
import { register } from "@/lib/ground/check-ins/commands/register";
import { checkInDetail } from "@/lib/ground/check-ins/queries/detail";
import { knownDistricts } from "@/lib/ground/check-ins/queries/districts";
import { ownProfile } from "@/lib/ground/check-ins/queries/own";
import { lineOf } from "@/lib/ground/check-ins/rules/signed-line";
import { readLine, textOf } from "@/lib/ground/check-ins/rules/statement";
import { execute } from "@/lib/platform/command";
import type { Credential } from "@/lib/platform/access/credential";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must } from "@/tests/support/world";

const database = useDatabase("east", "west");
let east: Stage;
let west: Stage;
beforeAll(async () => {
  east = new Stage(database, "east");
  west = new Stage(database, "west");
  await forgetPhones();
});

/** The members of both districts of the tests have the same phones: in the west nobody is known any more. */
function forgetPhones() {
  return database.pastTriggers(
    "update member set phone_index = sha256(id::text::bytea) where tenant_id = $1",
    [west.world.tenantId],
  );
}

async function enter(key: string): Promise<Credential> {
  const { phone } = must(east.world.members[key]);
  return {
    kind: "session",
    token: await openPhoneSession(database.admin, east.world, "member", phone),
  };
}

/** Ends the check-in in the east and gives what the member takes along. */
async function statementOf(key: string) {
  const me = await enter(key);
  const { version } = await withScope(me, "read", ownProfile);
  await execute(handOver, me, { version, agreed: "on" }, newId());
  const { statement, contact, unit } = await withScope(me, "read", ownProfile);
  return { line: must(statement).line, name: must(contact.name), phone: must(contact.phone), unit };
}

function report(
  { line, ...who }: { line: string; name: string; phone: string; unit: string },
  at = west,
) {
  return execute(
    register,
    at.visitor,
    {
      areaId: must(at.world.areas["street1.community1"]).id,
      ...who,
      skills: [],
      times: [],
      consent: "on",
      codes: "never",
      statement: line,
    },
    newId(),
  );
}

async function fault(work: Promise<unknown>): Promise<string | undefined> {
  return (await refused(work, "invalid")).fields["statement"];
}

test("a member goes to another district with a signed statement, and back", async () => {
  const me = await enter("member11");
  const brought = await statementOf("member11");
  const before = await withScope(me, "read", ownProfile);
  expect(before.checkIn).toMatchObject({ status: "ended", endReason: "handed_over" });

  // A change of one letter, another person, and the district itself are told apart with advice.
  const forged = must(readLine(brought.line));
  const other = textOf({ ...forged.said, member: { ...forged.said.member, name: "李四" } });
  expect(
    await fault(report({ ...brought, name: "李四", line: lineOf(other, forged.signature) })),
  ).toBe("checkIn.statement.unknown");
  expect(await fault(report({ ...brought, name: "李四" }))).toBe("checkIn.statement.other");
  expect(await fault(report({ ...brought, line: "随便写的" }))).toBe(
    "checkIn.statement.unreadable",
  );
  expect(await fault(report(brought, east))).toBe("checkIn.statement.own");

  await report({ ...brought, line: `转移单\n\n${brought.line}\n` });
  const { rows } = await database.admin.query<{
    id: string;
    origin: string;
    from_district: string;
  }>(
    "select id, origin, from_district from member_check_in where tenant_id = $1 and statement_id = $2",
    [west.world.tenantId, forged.said.id],
  );
  expect(rows).toMatchObject([{ origin: "hand_over", from_district: forged.said.from.name }]);
  const seen = await withScope(await west.as("community11"), "read", (scope) =>
    checkInDetail(scope, must(rows[0]).id),
  );
  expect(seen).toMatchObject({ fromDistrict: forged.said.from.name, status: "submitted" });

  // The member comes back: nothing is typed again, and the statement is gone.
  const { version } = await withScope(me, "read", ownProfile);
  const home = must(east.world.areas["street1.community1"]).id;
  await execute(move, me, { version, areaId: home }, newId());
  expect((await withScope(me, "read", ownProfile)).statement).toBeNull();
});

test("a statement opens one check-in, and only for thirty days", async () => {
  const brought = await statementOf("member12");
  await report(brought);
  await forgetPhones();
  expect(await fault(report(brought))).toBe("checkIn.statement.used");

  await database.pastTriggers(
    "update member_check_in set ended_at = ended_at - interval '31 days' where tenant_id = $1 and end_reason = 'handed_over'",
    [east.world.tenantId],
  );
  expect((await withScope(await enter("member12"), "read", ownProfile)).statement).toBeNull();
});

test("a district of another server is believed while its key is entered", async () => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const key = publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("base64url");
  const foreign = (id: string, until: string) => {
    const text = textOf({
      kind: "hand_over",
      id,
      from: { slug: "far-away", name: "自称的名字", key },
      at: "2026-01-01T00:00:00.000Z",
      until,
      member: { name: "周远来", unit: "邻区第一医院", phone: "13900001234", skills: [], times: [] },
    });
    const line = lineOf(text, sign(null, Buffer.from(text), privateKey).toString("base64url"));
    return { line, name: "周远来", unit: "邻区第一医院", phone: "13900001234" };
  };
  const good = foreign(newId(), "2099-01-01T00:00:00.000Z");
  expect(await fault(report(good))).toBe("checkIn.statement.unknown");

  const organization = await west.as("org");
  const entered = { name: "邻区", publicKey: key, compared: "on" };
  await execute(enterDistrict, organization, entered, newId());
  const again = await refused(execute(enterDistrict, organization, entered, newId()), "invalid");
  expect(again.fields).toEqual({ publicKey: "districts.known" });
  const { own, known } = await withScope(organization, "read", knownDistricts);
  const mine = { ...entered, publicKey: own.publicKey };
  expect(
    (await refused(execute(enterDistrict, organization, mine, newId()), "invalid")).fields,
  ).toEqual({
    publicKey: "districts.own",
  });

  expect(await fault(report(foreign(newId(), "2026-02-01T00:00:00.000Z")))).toBe(
    "checkIn.statement.ended",
  );
  await report(good);
  const { rows } = await database.admin.query(
    "select from_district from member_check_in where tenant_id = $1 and from_district = '邻区'",
    [west.world.tenantId],
  );
  // What the district has entered counts, not what the statement calls itself.
  expect(rows).toHaveLength(1);

  const { id, version } = must(known[0]);
  await execute(endDistrict, organization, { id, version: String(version) }, newId());
  expect(await fault(report(foreign(newId(), "2099-01-01T00:00:00.000Z")))).toBe(
    "checkIn.statement.unknown",
  );
});
