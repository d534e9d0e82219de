import { generateKeyPairSync, sign } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acknowledgeStatements } from "@/lib/affairs/service/commands/acknowledge-statements";
import { issueReport } from "@/lib/affairs/service/commands/issue-report";
import { readdressReport } from "@/lib/affairs/service/commands/readdress-report";
import { takeInReport } from "@/lib/affairs/service/commands/take-in-report";
import { receivedReports, unitReportPage } from "@/lib/affairs/service/queries/unit-reports";
import { readReport, reportText } from "@/lib/affairs/service/rules/unit-report";
import { enterDistrict } from "@/lib/ground/check-ins/commands/enter-district";
import { lineOf } from "@/lib/ground/check-ins/rules/signed-line";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { districtKey, signedBy } from "@/lib/platform/crypto/signature";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { Cast } from "./cast";

const database = useDatabase("east", "west");
const unitName = "西区图书馆";
const word = "每周六值守，居民放心。";
const group = { unitName, kind: "quarter", fromDay: "2026-07-01" } as const;
const toWest = { to: "served:west", toUnit: unitName };
let east: Stage;
let west: Stage;
let library: Awaited<ReturnType<Cast["unit"]>>;
let museum: Awaited<ReturnType<Cast["unit"]>>;
let memberId = "";

beforeAll(async () => {
  east = new Stage(database, "east");
  west = new Stage(database, "west");
  const there = new Cast(database, "west");
  library = await there.unit(unitName);
  museum = await there.unit("西区博物馆");
  memberId = (await new Cast(database, "east").member("孙悦")).id;
  await tell("sent", 90);
  await database.freeze(new Date("2026-10-10T02:00:00Z"));
});
afterAll(() => database.freeze(null));

/** What the community of the east has said of the member, whose unit sits in the west. */
async function tell(status: "drafted" | "sent", minutes: number, kind = "quarter") {
  const area = must(east.world.areas["street1.community1"]);
  const id = newId();
  await database.pastTriggers(
    `insert into service_statement (tenant_id, id, path, area_id, subject, member_id, unit_name, kind, from_day, to_day,
       posts, minutes, wishes, pledges, fulfilled, status, evaluation, evaluated_at, evaluated_by, generated_at)
     values ($1,$2,$3,$4,'member',$5,$6,$7,'2026-07-01','2026-09-30',1,$8,0,1,0,$9,$10,$11,$12,now())`,
    [
      east.world.tenantId,
      id,
      area.path,
      area.id,
      memberId,
      unitName,
      kind,
      minutes,
      status,
      ...(status === "sent"
        ? [word, new Date("2026-10-05T02:00:00Z"), "书记"]
        : [null, null, null]),
    ],
  );
  return id;
}

const page = async (who = "community11") =>
  withScope(await east.as(who), "read", (scope) => unitReportPage(scope));
const take = (report: string, who = library) =>
  execute(takeInReport, who.credential, { report }, newId());
const received = (who = library) =>
  withScope(who.credential, "read", (scope) => receivedReports(scope));
const fault = async (work: Promise<unknown>) => (await refused(work, "invalid")).fields["report"];

describe("双报告 to a unit of another district", () => {
  test("the community signs what it has said of the unit's members, once", async () => {
    expect((await page()).groups).toEqual([{ ...group, count: 1 }]);
    const input = { ...group, ...toWest };
    await refused(execute(issueReport, await east.as("community12"), input, newId()), "not-found");
    await refused(execute(issueReport, await east.as("secretary1"), input, newId()), "forbidden");
    const secretary = await east.as("community11");
    for (const to of ["served:nowhere", "served:east", `known:${newId()}`]) {
      const wrong = await refused(
        execute(issueReport, secretary, { ...input, to }, newId()),
        "invalid",
      );
      expect(wrong.fields).toEqual({ to: "field.choose" });
    }
    // The unit is called otherwise there: put right, the report has the same number.
    await execute(issueReport, secretary, { ...input, toUnit: "图书馆" }, newId());
    await refused(execute(issueReport, secretary, input, newId()), "not-found");
    const { groups, issued } = await page();
    expect(groups).toEqual([]);
    const { id, version, line } = must(issued[0]);
    expect(await fault(take(must(line)))).toBe("report.other");
    const right = { id, version: String(version), ...toWest };
    await refused(
      execute(readdressReport, await east.as("secretary1"), right, newId()),
      "forbidden",
    );
    await execute(readdressReport, secretary, right, newId());
    expect(must((await page()).issued[0])).toMatchObject({ id, toUnit: unitName, members: 1 });
    // The street sees that it was issued; only who has said it signs it.
    expect(must((await page("secretary1")).issued[0]).line).toBeNull();
  });

  test("what was changed, was signed by nobody known or is for another unit is not taken in", async () => {
    const line = must(must((await page()).issued[0]).line);
    const { said, signature } = must(readReport(line));
    const better = { ...said, lines: said.lines.map((one) => ({ ...one, minutes: 9000 })) };
    expect(await fault(take(lineOf(reportText(better), signature)))).toBe("report.unknown");
    expect(await fault(take("购物清单"))).toBe("report.unreadable");
    expect(await fault(take(line, museum))).toBe("report.other");
    const elsewhere = reportText({ ...said, to: { ...said.to, key: districtKey("south") } });
    expect(await fault(take(lineOf(elsewhere, signedBy("east", elsewhere))))).toBe("report.other");
    const own = reportText({
      ...said,
      from: { ...said.from, slug: "west", key: districtKey("west") },
    });
    expect(await fault(take(lineOf(own, signedBy("west", own))))).toBe("report.own");
    await refused(
      execute(takeInReport, await west.as("community11"), { report: line }, newId()),
      "not-found",
    );

    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const key = publicKey
      .export({ format: "der", type: "spki" })
      .subarray(-32)
      .toString("base64url");
    const far = reportText({
      ...said,
      id: newId(),
      from: { slug: "far", name: "自称的名字", key },
    });
    const theirs = lineOf(far, sign(null, Buffer.from(far), privateKey).toString("base64url"));
    expect(await fault(take(theirs))).toBe("report.unknown");
    const entered = { name: "邻区", publicKey: key, compared: "on" };
    await execute(enterDistrict, await west.as("org"), entered, newId());
    await take(theirs);
    // What the own district has entered counts, not what the report calls itself.
    expect((await received()).reports.map(({ fromDistrict }) => fromDistrict)).toEqual(["邻区"]);
  });

  test("the unit takes it in once, reads who, what and the community's word, and acknowledges it", async () => {
    const line = must(must((await page()).issued[0]).line);
    const runs = await Promise.allSettled([1, 2, 3].map(() => take(`双报告\n\n${line}\n`)));
    expect(runs.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await fault(take(line))).toBe("report.used");
    const { said } = must(readReport(line));
    const { reports } = await received();
    const report = must(reports.find(({ fromDistrict }) => fromDistrict === said.from.name));
    expect(report).toMatchObject({
      ...{ kind: group.kind, fromDay: group.fromDay },
      status: "sent",
    });
    expect(report.lines).toEqual([
      {
        name: "孙**",
        posts: 1,
        minutes: 90,
        wishes: 0,
        pledges: 1,
        fulfilled: 0,
        evaluation: word,
        evaluatedBy: "书记",
        evaluatedAt: "2026-10-05T02:00:00.000Z",
      },
    ]);
    expect((await received(museum)).reports).toEqual([]);
    const ids = [report.id];
    await refused(execute(acknowledgeStatements, museum.credential, { ids }, newId()), "not-found");
    expect(await execute(acknowledgeStatements, library.credential, { ids }, newId())).toEqual({
      count: 1,
    });
    expect(await execute(acknowledgeStatements, library.credential, { ids }, newId())).toEqual({
      count: 0,
    });
    const after = (await received()).reports.find(({ id }) => id === report.id);
    expect(after?.status).toBe("acknowledged");
  });

  test("nothing is issued before the community's word; who is erased is in no file", async () => {
    await tell("drafted", 30, "year");
    expect((await page()).groups).toEqual([]);
    await database.pastTriggers(
      "update member set erased_at = now(), name_cipher = null, phone_cipher = null where id = $1",
      [memberId],
    );
    expect(must((await page()).issued[0])).toMatchObject({ members: 0, line: null });
  });
});
