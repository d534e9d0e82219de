import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { encode } from "next-auth/jwt";
import type { PhoneRole, Role } from "@/lib/platform/access/actor";
import { receiptHash } from "@/lib/platform/access/credential";
import { newId } from "@/lib/platform/core/id";
import { openPhoneSession } from "@/tests/support/members";
import { must, openSession, type World } from "@/tests/support/world";
import type { Mark, Viewer } from "./canary";
import {
  handOver,
  idsOf,
  makeDistrict,
  memberNumber,
  onDatabase,
  placeOf,
  unitKey,
  type District,
} from "./district";
import type { Door } from "./doors";
import type { Secrets } from "./district";
import { readRights } from "../matrix/rights";
import type { Target } from "../matrix/target";
import { writeTarget } from "../matrix/targets";

/** Somebody at the site's door. */
export interface Principal {
  label: string;
  role: Role | "anonymous";
  cookie: string;
  viewer: Viewer;
}

/** Where an id comes from, as the people of the first street see it. */
export const origins = ["first", "second", "foreign", "random"] as const;
export type Origin = (typeof origins)[number];

export interface Site {
  base: string;
  adminUrl: string;
  near: District;
  far: District;
  principals: Principal[];
  known: ReadonlyMap<string, Mark>;
  /** By kind of subject and origin; photos differ by who may have them. */
  ids: Record<Exclude<Door["subject"], "-" | "photo">, Record<Origin, string>>;
  photos: Record<"resident" | "organization", Record<Origin, string>>;
  /** By row of commands.txt: what a form names. */
  targets: ReadonlyMap<string, Record<Exclude<Origin, "random">, Target>>;
  /** Of exports that the district's dispatcher, here and there, has recorded. */
  exportKeys: { near: string; far: string };
}

const staff = [
  "org",
  "center",
  "secretary1",
  "dispatcher1",
  "community11",
  "grid111",
  "housingclerk",
  "housingleader",
  "admin",
  "dispatcher2",
];

/** Two districts beside whatever the site has, their people signed in, and what they can name. */
export async function openSite(given: {
  base: string;
  adminUrl: string;
  dataDir: string;
}): Promise<Site> {
  const { base, adminUrl } = given;
  const place = { dataDir: given.dataDir, secrets: readSecrets(given.dataDir) };
  const run = Date.now().toString(36).slice(-5);
  const near = await makeDistrict(adminUrl, `near${run}`);
  const far = await makeDistrict(adminUrl, `far${run}`);
  const targets = await makeTargets(adminUrl, near, far);
  return onDatabase(adminUrl, async (db) => {
    await handOver(db, near, place);
    await handOver(db, far, place);
    const subjects = await findSubjects(db, near, far);
    const exportKeys = {
      near: await recordExport(db, near),
      far: await recordExport(db, far),
    };
    return {
      base,
      adminUrl,
      near,
      far,
      principals: await openPrincipals(db, near, far, subjects.receiptOf, place.secrets),
      known: new Map([...(await idsOf(db, near)), ...(await idsOf(db, far))]),
      ids: subjects.ids,
      photos: subjects.photos,
      targets,
      exportKeys,
    };
  });
}

async function openPrincipals(
  db: pg.Client,
  near: District,
  far: District,
  receiptOf: { number: string; code: string },
  secrets: Secrets,
): Promise<Principal[]> {
  const nobody = { tenant: near.tenant, place: "", organization: "", number: "" };
  const all: Principal[] = [];
  for (const login of staff) {
    const person = must(near.world.people[login]);
    const sid = await openSession(db, near.world, login);
    const token = await encode({ token: { sid }, secret: secrets.authSecret });
    const department = Object.entries(near.world.departments).find(
      ([, { id }]) => id === person.organizationId,
    );
    all.push({
      label: login,
      role: person.role,
      cookie: `next-auth.session-token=${token}`,
      viewer: {
        ...nobody,
        kind: kindOf(person.role, department !== undefined),
        place: placeOf(near, login),
        organization: department?.[0] ?? "",
      },
    });
  }
  all.push(...(await openPhones(db, near, nobody, secrets)));
  const receipt = `${receiptOf.number}.${receiptOf.code}`;
  all.push({
    label: "receipt",
    role: "resident",
    // The same number and code are tried at the other district too.
    cookie: `receipt-${near.world.slug}=${receipt}; receipt-${far.world.slug}=${receipt}`,
    viewer: { ...nobody, kind: "receipt", number: receiptOf.number.slice(-5) },
  });
  all.push({
    label: "anonymous",
    role: "anonymous",
    cookie: "",
    viewer: { ...nobody, kind: "nobody" },
  });
  return all;
}

/** A member of the first street's first community, the liaison officer of its unit, who sits in its council. */
async function openPhones(
  db: pg.Client,
  { world }: District,
  nobody: Omit<Viewer, "kind">,
  secrets: Secrets,
): Promise<Principal[]> {
  const enter = async (role: PhoneRole, phone: string, viewer: Partial<Viewer>) => {
    const sid = await openPhoneSession(db, world, role, phone);
    const token = await encode({ token: { sid }, secret: secrets.authSecret });
    return {
      label: role,
      role,
      cookie: `next-auth.session-token=${token}`,
      viewer: { ...nobody, kind: role, place: "s1.c1", ...viewer },
    };
  };
  const [member, unit] = [must(world.members["member11"]), must(world.units["unit1"])];
  return [
    await enter("member", member.phone, { number: memberNumber(member.id) }),
    await enter("liaison", unit.phone, { organization: unitKey("unit1") }),
    await enter("councillor", must(world.councils["council11"]).phone, {}),
  ];
}

function kindOf(role: Role, inDepartment: boolean): Viewer["kind"] {
  if (role === "system_admin") return "admin";
  return inDepartment ? "organization" : "area";
}

/** Every row of commands.txt at three places: the first street, the second, the other district. */
async function makeTargets(adminUrl: string, near: District, far: District) {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 1 });
  const targets = new Map<string, Record<Exclude<Origin, "random">, Target>>();
  try {
    for (const { row, yes } of readRights()) {
      // What only the worker does, the site's worker would do at once, in the middle of the probes.
      if ([...yes].every((role) => role === "job")) continue;
      const first = { world: near.world, street: 1, department: "housing" } as const;
      const second = { world: near.world, street: 2, department: "water" } as const;
      targets.set(row, {
        first: await writeTarget(pool, row, { ...first, replyOf: "dispatcher1" }),
        second: await writeTarget(pool, row, { ...second, replyOf: "dispatcher2" }),
        foreign: await writeTarget(pool, row, {
          ...first,
          world: far.world,
          replyOf: "dispatcher1",
        }),
      });
    }
  } finally {
    await pool.end();
  }
  return targets;
}

interface SubjectRow {
  id: string;
  ticket_id: string;
  number: string;
  resident: string;
  organization: string;
  whistle: string;
  topic: string;
  action: string;
  entry: string;
  released: string;
}

/** One matter in each place that was sent to a department, with its photos. */
async function findSubjects(db: pg.Client, near: District, far: District) {
  const find = async (district: District, area: string, department: string) => {
    const photo = (condition: string) =>
      `(select p.id from attachment p where p.tenant_id = a.tenant_id and p.ticket_id = a.ticket_id and ${condition} limit 1)`;
    const { rows } = await db.query<SubjectRow>(
      `select a.id, a.ticket_id, a.ticket_number as number, ${photo("p.for_resident")} as resident,
         ${photo("p.organization_id = a.organization_id and p.hidden_at is null")} as organization,
         (select w.id from whistle_call w where w.tenant_id = a.tenant_id and w.path = a.path limit 1) as whistle,
         (select m.id from monthly_topic m where m.tenant_id = a.tenant_id and starts_with(a.path, m.path)
           order by length(m.path) desc, m.id limit 1) as topic,
         (select x.id from proactive_action x where x.tenant_id = a.tenant_id and x.path = a.path
           and x.organization_id = a.organization_id order by x.id limit 1) as action,
         (select e.id from wall_entry e where e.tenant_id = a.tenant_id and e.path = a.path limit 1) as entry,
         (select w.id from wall_photo w where w.tenant_id = a.tenant_id and w.path = a.path limit 1) as released
       from assignment a where a.tenant_id = $1 and a.path = $2 and a.organization_id = $3
         and a.ticket_number like '20260101%' and exists (select from attachment p where p.tenant_id = a.tenant_id
           and p.ticket_id = a.ticket_id and p.organization_id = a.organization_id and p.hidden_at is null) order by a.id limit 1`,
      [
        district.world.tenantId,
        must(district.world.areas[area]).path,
        must(district.world.departments[department]).id,
      ],
    );
    const subject = must(rows[0]);
    // Of this one nobody is kept, so that everybody in its range must be shown it; recusals have
    // their own tests, in the row oracle.
    await db.query("begin; set local session_replication_role = replica");
    await db.query(
      `update recusal set lifted_at = entered_at, lifted_by = 't', lift_reason = 't'
       where tenant_id = $1 and ticket_id = $2 and lifted_at is null`,
      [district.world.tenantId, subject.ticket_id],
    );
    await db.query("commit");
    return subject;
  };
  const first = await find(near, "street1.community1.grid1", "housing");
  const second = await find(near, "street2.community1.grid1", "water");
  const foreign = await find(far, "street1.community1.grid1", "housing");
  const by = (pick: (row: SubjectRow) => string): Record<Origin, string> => ({
    first: pick(first),
    second: pick(second),
    foreign: pick(foreign),
    random: newId(),
  });
  const person = (district: District, login: string) => must(district.world.people[login]).personId;
  // Of the first communities of both streets.
  const reported = (pick: (world: World, street: "1" | "2") => string): Record<Origin, string> => ({
    first: pick(near.world, "1"),
    second: pick(near.world, "2"),
    foreign: pick(far.world, "1"),
    random: newId(),
  });
  return {
    ids: {
      ticket: by((row) => row.ticket_id),
      assignment: by((row) => row.id),
      whistle: by((row) => row.whistle),
      topic: by((row) => row.topic),
      action: by((row) => row.action),
      entry: by((row) => row.entry),
      released: by((row) => row.released),
      member: reported((world, street) => must(world.members[`member${street}1`]).id),
      "check-in": reported((world, street) => must(world.members[`member${street}1`]).checkInId),
      council: reported((world, street) => must(world.councils[`council${street}1`]).id),
      party: reported((world, street) => must(world.party[`branch${street}1`]).id),
      need: reported((world, street) => must(world.coBuilding[`co${street}1`]).needId),
      resource: reported((world, street) => must(world.coBuilding[`co${street}1`]).resourceId),
      "project-photo": reported((world, street) => must(world.coBuilding[`co${street}1`]).photoId),
      project: reported((world, street) => must(world.coBuilding[`co${street}1`]).projectId),
      agreement: reported(
        (world, street) => must(world.agreements[`agreement${street}1`]).agreementId,
      ),
      estate: reported((world, street) => must(world.estates[`estate${street}1`]).id),
      opinion: {
        first: await opinionOf(db, near, "street1"),
        second: await opinionOf(db, near, "street2"),
        foreign: await opinionOf(db, far, "street1"),
        random: newId(),
      },
      round: {
        first: await roundOf(db, near, "street1"),
        second: await roundOf(db, near, "street2"),
        foreign: await roundOf(db, far, "street1"),
        random: newId(),
      },
      profile: reported((world, street) => must(world.register[`unit${street}1`]).id),
      meeting: await ofCommunities(near, far, (...place) => meetingOf(db, ...place)),
      unit: reported((world, street) => must(world.units[`unit${street}`]).checkInId),
      request: await ofCommunities(near, far, (...place) => requestOf(db, ...place)),
      activity: await ofCommunities(near, far, (...place) => activityOf(db, ...place)),
      mobile: await ofCommunities(near, far, (...place) => mobileOf(db, ...place)),
      person: {
        first: person(near, "dispatcher1"),
        second: person(near, "dispatcher2"),
        foreign: person(far, "dispatcher1"),
        random: newId(),
      },
    },
    photos: {
      resident: by((row) => row.resident),
      organization: by((row) => row.organization),
    },
    receiptOf: await giveReceipt(db, near, first),
  };
}

/** One of the first community of either street, and of the other district. */
async function ofCommunities(
  near: District,
  far: District,
  find: (district: District, area: string) => Promise<string>,
): Promise<Record<Origin, string>> {
  return {
    first: await find(near, "street1.community1"),
    second: await find(near, "street2.community1"),
    foreign: await find(far, "street1.community1"),
    random: newId(),
  };
}

/** Somebody who has left a community. */
async function mobileOf(db: pg.Client, { world }: District, area: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    "select id from mobile_member where tenant_id = $1 and path = $2 order by id limit 1",
    [world.tenantId, must(world.areas[area]).path],
  );
  return must(rows[0]).id;
}

/** A meeting of a community's council that its members were told of. */
async function meetingOf(db: pg.Client, { world }: District, area: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    "select id from meeting where tenant_id = $1 and path = $2 and body_kind = 'council' and notified_at is not null order by id limit 1",
    [world.tenantId, must(world.areas[area]).path],
  );
  return must(rows[0]).id;
}

/** What a street and a department ask each other. */
async function opinionOf(db: pg.Client, { world }: District, area: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    "select id from opinion_request where tenant_id = $1 and path = $2 order by id limit 1",
    [world.tenantId, must(world.areas[area]).path],
  );
  return must(rows[0]).id;
}

/** A street's draft of a round. */
async function roundOf(db: pg.Client, { world }: District, area: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    "select id from review_round where tenant_id = $1 and path = $2 and status = 'draft' order by id limit 1",
    [world.tenantId, must(world.areas[area]).path],
  );
  return must(rows[0]).id;
}

/** What a community has planned. */
async function activityOf(db: pg.Client, { world }: District, area: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    "select id from service_activity where tenant_id = $1 and path = $2 order by id limit 1",
    [world.tenantId, must(world.areas[area]).path],
  );
  return must(rows[0]).id;
}

/** A published wish of a community. */
async function requestOf(db: pg.Client, { world }: District, area: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    "select id from service_request where tenant_id = $1 and path = $2 and status = 'published' order by id limit 1",
    [world.tenantId, must(world.areas[area]).path],
  );
  return must(rows[0]).id;
}

/** The seed gives the same numbers and codes in every district; this code is good in one alone. */
async function giveReceipt(db: pg.Client, { world }: District, first: SubjectRow) {
  const receipt = { number: first.number, code: "CCCC-CCCC-CCCC" };
  const { rowCount } = await db.query(
    "update sec.session set hash = $3 where tenant_id = $1 and ticket_id = $2 and kind = 'receipt'",
    [
      world.tenantId,
      first.ticket_id,
      Buffer.from(receiptHash(world.slug, receipt.number, receipt.code)),
    ],
  );
  if (rowCount !== 1) throw new Error("the seeded ticket has no receipt");
  return receipt;
}

/** As ticket.export leaves it for the file's route, under a key that others try too. */
async function recordExport(db: pg.Client, { world }: District): Promise<string> {
  const key = newId();
  const { dutyId } = must(world.people["center"]);
  await db.query(
    `insert into command_result (tenant_id, actor_key, command, key, result, at)
     values ($1, $2, 'ticket.export', $3, '{}', now())`,
    [world.tenantId, `user:${dutyId}`, key],
  );
  return key;
}

function readSecrets(dataDir: string): Secrets {
  const stored: unknown = JSON.parse(readFileSync(path.join(dataDir, "secrets.json"), "utf8"));
  const text = (name: string) => {
    const found = Object.entries(stored ?? {}).find(([key]) => key === name);
    return String(must(found)[1]);
  };
  return {
    authSecret: text("authSecret"),
    fieldKey: text("fieldKey"),
    jobSecret: text("jobSecret"),
  };
}
