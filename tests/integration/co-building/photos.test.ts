import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPhotos, hidePhoto } from "@/lib/affairs/co-building/commands/photos";
import {
  confirmProject,
  declineProject,
  finishProject,
  startProject,
} from "@/lib/affairs/co-building/commands/projects";
import { planProject } from "@/lib/affairs/co-building/commands/propose";
import { projectPhotoFile } from "@/lib/affairs/co-building/queries/photos";
import { jobHash, type Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { openPhoto } from "@/lib/platform/files/photo";
import { photo, refused } from "@/tests/support/commands";
import { CoBuildingStage, planned } from "@/tests/support/co-building-stage";
import { useDatabase } from "@/tests/support/database";
import { must, testJobSecret } from "@/tests/support/world";

// 照片 of what a project has done (DOMAIN §5.4), never demanded (§11). It is the first of June 2026, ten in the morning.

const database = useDatabase("east", "west");
let stage: CoBuildingStage;
let secretary: Credential;
let unit1: Credential;
let unit2: Credential;

beforeAll(async () => {
  stage = new CoBuildingStage(database, "east");
  await database.freeze(new Date("2026-06-01T02:00:00Z"));
  secretary = await stage.as("community11");
  unit1 = await stage.liaison("unit1");
  unit2 = await stage.liaison("unit2");
});
afterAll(() => database.freeze(null));

const some = (count: number) => Promise.all(Array.from({ length: count }, () => photo()));

async function add(id: string, who: Credential, count = 1, key = newId()) {
  return execute(addPhotos, who, { id, photos: await some(count) }, key);
}

async function shown(id: string, who = secretary) {
  return (await stage.project(id, who)).photos;
}

async function fileOf(who: Credential, id: string) {
  return stage.read(who, (scope) => projectPhotoFile(scope, id));
}

/** Of the community and the first unit, which waits for the unit's word. */
async function proposed(): Promise<string> {
  const partyIds = [must(stage.world.units["unit1"]).id];
  const { id } = await execute(planProject, secretary, { ...planned, partyIds }, newId());
  return id;
}

/** The unit's side of a proposal. */
async function waiting(id: string) {
  const { parties } = await stage.project(id, unit1);
  const own = must(parties.find(({ maySpeak }) => maySpeak));
  return { id: own.id, version: own.version };
}

async function running(): Promise<string> {
  const id = await proposed();
  await execute(confirmProject, unit1, await waiting(id), newId());
  const { version } = await stage.project(id, secretary);
  await execute(startProject, secretary, { id, version }, newId());
  return id;
}

async function finish(id: string, photos?: File[]) {
  const { version } = await stage.project(id, secretary);
  const input = { id, version, result: "办了十场，三百人次。", photos };
  return execute(finishProject, secretary, input, newId());
}

describe("photos of a project", () => {
  test("come with the result, and the unit sees them on its phone", async () => {
    const id = await running();
    await finish(id, await some(2));
    const seen = await stage.project(id, unit1);
    expect(seen).toMatchObject({ status: "finished", result: "办了十场，三百人次。" });
    expect(seen.photos).toMatchObject([
      { organization: must(seen.parties[0]).name, mayHide: false },
      { organization: must(seen.parties[0]).name, mayHide: false },
    ]);
    const key = must(await fileOf(unit1, must(seen.photos[0]).id));
    expect(await openPhoto(key, true)).not.toBeNull();
    const events = await stage.eventsOf(id);
    expect(events.slice(-2)).toEqual(["co.project_finished", "co.photos_added"]);
    const { rows } = await database.admin.query<{ payload: unknown }>(
      "select payload from event where subject_id = $1 and name = 'co.photos_added'",
      [id],
    );
    expect(rows).toMatchObject([{ payload: { count: 2 } }]);
  });

  test("are optional: a result stands without any", async () => {
    const id = await running();
    await finish(id);
    expect(await stage.project(id, secretary)).toMatchObject({ status: "finished", photos: [] });
    expect(await stage.eventsOf(id)).not.toContain("co.photos_added");
  });

  test("are added by each party, while it runs and afterwards, and known by who put them there", async () => {
    const id = await running();
    await add(id, unit1, 2);
    await finish(id);
    await add(id, secretary);
    await add(id, unit1);
    const photos = await shown(id, unit1);
    const unit = must(stage.world.units["unit1"]).name;
    expect(photos.map(({ organization }) => organization === unit)).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(photos.map(({ mayHide }) => mayHide)).toEqual([true, true, false, true]);
    // Who carries the project may take down all of them; another unit reads them, and no more.
    expect((await shown(id)).every(({ mayHide }) => mayHide)).toBe(true);
    expect((await shown(id, unit2)).some(({ mayHide }) => mayHide)).toBe(false);
    expect((await stage.project(id, unit2)).photoRoom).toBe(0);
    expect((await stage.project(id, unit1)).photoRoom).toBe(5);
  });

  test("are nine at most, also when two parties add at once; a retry adds nothing", async () => {
    const id = await running();
    const key = newId();
    await add(id, unit1, 4, key);
    await add(id, unit1, 4, key);
    expect(await shown(id)).toHaveLength(4);
    const both = await Promise.allSettled([add(id, unit1, 4), add(id, secretary, 4)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await shown(id)).toHaveLength(8);
    const full = await refused(add(id, unit1, 2), "invalid");
    expect(full).toMatchObject({ fields: { photos: "field.photosLeft" }, values: { left: 1 } });
    await refused(add(id, unit1, 7), "invalid");
    // One that is taken down makes room.
    await execute(hidePhoto, unit1, { id: must((await shown(id))[0]).id }, newId());
    await add(id, unit1, 2);
    expect(await shown(id)).toHaveLength(9);
    await expect(rawInsert(id, unit1)).rejects.toThrow(/nine photos/);
  });
});

describe("refused", () => {
  test("is whoever is no party, in another street or another district", async () => {
    const id = await running();
    await refused(add(id, unit2), "forbidden");
    for (const login of ["secretary1", "community12", "secretary2", "org", "dispatcher1"]) {
      await refused(add(id, await stage.as(login)), "forbidden");
    }
    await refused(add(id, await stage.as("housingclerk")), "not-found");
    const far = new CoBuildingStage(database, "west");
    await refused(add(id, await far.liaison()), "not-found");
    await refused(add(id, await far.as("community11")), "not-found");
    expect(await shown(id)).toEqual([]);
    await expect(rawInsert(id, unit2)).rejects.toThrow(/photo refused/);
    await expect(rawInsert(id, await stage.as("community12"))).rejects.toThrow(/photo refused/);
    await expect(rawInsert(id, await stage.as("dispatcher1"))).rejects.toThrow(/photo refused/);
  });

  test("is a project that does not stand yet, or was declined, and a form without a photo", async () => {
    const id = await proposed();
    const before = await refused(add(id, secretary), "wrong-status");
    expect(before.reason).toBe("coBuilding.noPhotosNow");
    // The unit has not given its word.
    await refused(add(id, unit1), "forbidden");
    const reason = "时间不合适。";
    await execute(declineProject, unit1, { ...(await waiting(id)), reason }, newId());
    await refused(add(id, secretary), "wrong-status");
    await expect(rawInsert(id, secretary)).rejects.toThrow(/photo refused/);
    expect((await stage.project(id, secretary)).photoRoom).toBe(0);
    const none = await refused(
      execute(addPhotos, secretary, { id: await running(), photos: [] }, newId()),
      "invalid",
    );
    expect(none.fields).toEqual({ photos: "field.photoNone" });
  });

  test("is what is no photo; the project is not finished by it", async () => {
    const id = await running();
    const file = new File(["no photo"], "photo.jpg", { type: "image/jpeg" });
    const wrong = await refused(finish(id, [await photo(), file]), "invalid");
    expect(wrong.fields).toEqual({ photos: "field.photo" });
    expect(await stage.project(id, secretary)).toMatchObject({ status: "running", photos: [] });
  });
});

describe("撤下", () => {
  test("is for the side that put it there and for who carries the project; it leaves a trace", async () => {
    const id = await running();
    await add(id, unit1, 2);
    await add(id, secretary);
    const [first, second, third] = (await shown(id)).map((one) => one.id);
    const hide = (who: Credential, photoId = "") =>
      execute(hidePhoto, who, { id: photoId }, newId());
    await refused(hide(unit2, first), "forbidden");
    await refused(hide(unit1, third), "forbidden");
    await refused(hide(await stage.as("community12"), first), "forbidden");
    await refused(hide(await stage.as("secretary1"), first), "forbidden");
    await refused(hide(await new CoBuildingStage(database, "west").liaison(), first), "not-found");
    await hide(unit1, first);
    await hide(secretary, second);
    expect((await shown(id)).map((one) => one.id)).toEqual([third]);
    // It is no file for anybody any more, and cannot be taken down twice.
    for (const who of [unit1, unit2, secretary, await stage.as("org")]) {
      expect(await fileOf(who, must(first))).toBeNull();
      expect(await fileOf(who, must(third))).not.toBeNull();
    }
    await refused(hide(unit1, first), "not-found");
    const { rows } = await database.admin.query(
      "select payload ->> 'photoId' as id from event where subject_id = $1 and name = 'co.photo_hidden' order by seq",
      [id],
    );
    expect(rows).toEqual([{ id: first }, { id: second }]);
  });

  test("is nothing that the database does for anybody else", async () => {
    const id = await running();
    await add(id, unit1);
    const [one] = await shown(id);
    const told = async (who: Credential) =>
      stage.write(
        who,
        ({ tx }) =>
          tx.$queryRaw<unknown[]>`select sec.hide_co_photo(${must(one).id}::uuid) as answer`,
      );
    const far = new CoBuildingStage(database, "west");
    for (const who of [unit2, await stage.as("dispatcher1"), await far.as("community11")]) {
      expect(await told(who)).toEqual([{ answer: "missing" }]);
    }
    expect(await shown(id)).toHaveLength(1);
  });
});

describe("the bytes", () => {
  test("go with the last row that names them, of either kind", async () => {
    const id = await running();
    await add(id, unit1, 2);
    const [first, second] = await shown(id);
    const [shared, alone] = [
      must(await fileOf(unit1, must(first).id)),
      must(await fileOf(unit1, must(second).id)),
    ];
    const ticket = await stage.report();
    await database.pastTriggers(
      `insert into attachment (tenant_id, id, ticket_id, path, purpose, for_resident, file_key, width, height, bytes, at)
       select tenant_id, $2, id, path, 'report', true, $3, 1, 1, 1, now() from ticket where id = $1`,
      [ticket.id, newId(), shared],
    );
    await byWorker("delete from co_photo where project_id = $1", id);
    const dropped = async () =>
      (
        await database.admin.query<{ file_key: string }>(
          "select file_key from sec.dropped_file where file_key = any ($1)",
          [[shared, alone]],
        )
      ).rows.map(({ file_key }) => file_key);
    expect(await dropped()).toEqual([alone]);
    await byWorker("delete from attachment where file_key = $1", shared);
    expect((await dropped()).sort()).toEqual([shared, alone].sort());
  });
});

/** As the district's worker would have it, in whose scope the triggers run. */
async function byWorker(sql: string, value: string): Promise<void> {
  const client = await database.admin.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('sec.hash', $1, true)", [
      Buffer.from(jobHash(stage.world.slug, testJobSecret)).toString("hex"),
    ]);
    await client.query(sql, [value]);
    await client.query("commit");
  } finally {
    client.release();
  }
}

/** Past the command: what the database itself says to a row. */
async function rawInsert(projectId: string, who: Credential) {
  return stage.write(who, async ({ actor, tx }) => {
    const organization = await tx.organization.findFirst({
      where: {
        tenantId: actor.tenantId,
        ...(actor.role === "liaison"
          ? { id: actor.organizationId ?? "" }
          : { kind: "office", areaId: actor.areaId ?? "" }),
      },
      select: { id: true },
    });
    return tx.coPhoto.createMany({
      data: {
        tenantId: actor.tenantId,
        id: newId(),
        projectId,
        path: actor.lo,
        organizationId: must(organization).id,
        organizationName: "单位",
        fileKey: newId(),
        width: 1,
        height: 1,
        bytes: 1,
        at: actor.at,
        by: "t",
      },
    });
  });
}
