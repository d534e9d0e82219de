import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addCategory } from "@/lib/affairs/tickets/commands/add-category";
import { editCategory } from "@/lib/affairs/tickets/commands/edit-category";
import { report } from "@/lib/affairs/tickets/commands/report";
import { appointAdministrator } from "@/lib/ground/people/commands/appoint-administrator";
import { initialPassword } from "@/lib/ground/people/commands/initial-password";
import { signIn } from "@/lib/platform/access/accounts";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { firstCategories } from "@/scripts/territory/first-categories";
import { importAreas } from "@/scripts/territory/import";
import { refused, Stage } from "../../support/commands";
import { useDatabase } from "../../support/database";
import { must, testJobSecret } from "../../support/world";

// A district that nobody has seeded must be able to begin: categories, an administrator, a report.

const database = useDatabase("alpha");
const slug = "wuhua";
const job = { kind: "job", slug, secret: testJobSecret } as const;
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "gezhi-district-"));
  const file = path.join(folder, "areas.csv");
  const lines = [
    "code,name,level,parent_code",
    "530102000000,五华区,district,",
    "530102001000,华山街道,street,530102000000",
    "530102001001,翠湖社区,community,530102001000",
  ];
  await writeFile(file, lines.join("\n"));
  const create = { adminUrl: database.adminUrl };
  expect((await importAreas({ slug, file, create })).rejected).toEqual([]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the first administrator is appointed by the command line and must change the password", async () => {
  const key = newId();
  await execute(appointAdministrator, job, { name: "王管理", login: "root" }, key);
  const opened = await signIn(slug, "root", initialPassword(key, "root"), "here");
  expect(opened.ok).toBe(true);
  const credential = { kind: "session", token: opened.ok ? opened.token : "" } as const;
  const who = await withScope(credential, "read", ({ actor }) =>
    Promise.resolve([actor.role, actor.tenant.slug, actor.mustChange]),
  );
  expect(who).toEqual(["system_admin", slug, true]);
});

test("residents can report from the first day on", async () => {
  await firstCategories(slug);
  // Once more changes nothing.
  await firstCategories(slug);
  const { rows } = await database.admin.query<{ category: string; area: string }>(
    `select c.id as category, a.id as area from category c join area a on a.tenant_id = c.tenant_id and a.level = 'community'
     join sec.tenant t on t.id = c.tenant_id where t.slug = $1 and c.parent_id is not null order by c.code limit 1`,
    [slug],
  );
  const { category, area } = must(rows[0]);
  const input = {
    text: "楼道里的灯坏了两天了，晚上看不见路。",
    categoryId: category,
    areaId: area,
  };
  const { number } = await execute(report, { kind: "visitor", slug }, input, newId());
  expect(number).toMatch(/^\d{13}$/);
});

test("the district keeps its list: a category is added, changed, and no longer offered", async () => {
  const stage = new Stage(database, "alpha");
  const center = await stage.as("center");
  const parentId = must(stage.world.categories["01"]);
  const added = { parentId, name: "充电桩故障", urgency: "routine", physical: "yes" };
  const { id } = await execute(addCategory, center, added, newId());
  const again = await refused(execute(addCategory, center, added, newId()), "invalid");
  expect(again.fields).toEqual({ name: "catalogue.refusal.taken" });
  const areaId = must(stage.world.areas["street1.community1.grid1"]).id;
  await stage.report({ categoryId: id, areaId });
  const edited = { id, version: "1", name: "充电设施故障", urgency: "urgent", retired: "yes" };
  await execute(editCategory, center, edited, newId());
  await refused(execute(editCategory, center, edited, newId()), "conflict");
  await refused(stage.report({ categoryId: id, areaId }), "invalid");
});
