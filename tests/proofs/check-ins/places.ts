import type { Credential } from "@/lib/platform/access/credential";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { insertRow } from "@/tests/security/matrix/matter";
import type { TestDatabase } from "@/tests/support/database";
import { openPhoneSession, writeMember, type SeededMember } from "@/tests/support/members";
import { jobKey, must } from "@/tests/support/world";
import { figure, progress, type Figure } from "../figure";

interface Size {
  runs: number;
  members: number;
  places: number;
}

/**
 * So many members claim the same few places at once, run after run: exactly the places are held, by
 * those who came first, the others wait in their order, and who gives back lets the first one up.
 */
export async function measurePlaces(
  database: TestDatabase,
  { runs, members, places }: Size,
): Promise<Figure[]> {
  const people = await peopleOf(database, members);
  let overbooked = 0;
  const wrong: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    const slotId = await openSlot(database, places);
    const claims = await inLanes(people, async ({ member, credential }) => {
      const id = newId();
      const answer = await withScope(credential, "write", async ({ tx }) => {
        const [row] = await tx.$queryRaw<{ answer: string }[]>`
          select sec.claim_slot(${slotId}::uuid, ${id}::uuid, ${member.id}::uuid, null) as answer`;
        return row?.answer ?? "";
      });
      return { id, answer, credential };
    });
    const rows = await claimsOf(database, slotId);
    const held = rows.filter(({ status }) => status === "held");
    overbooked += Math.max(0, held.length - places);
    const say = (what: string) => wrong.push(`run ${String(run)}: ${what}`);
    if (held.length !== places) say(`${String(held.length)} holders of ${String(places)}`);
    if (rows.length !== members) say(`${String(rows.length)} claims of ${String(members)}`);
    rows.forEach(({ status, place }, at) => {
      if (place !== at + 1) say(`place ${String(place)} instead of ${String(at + 1)}`);
      if (status !== (at < places ? "held" : "waiting")) say(`place ${String(place)} is ${status}`);
    });
    if (claims.filter(({ answer }) => answer === "held").length !== held.length)
      say("told wrongly");
    // Three give their place back at once: the first three who wait have it.
    const leaving = claims.filter(({ answer }) => answer === "held").slice(0, 3);
    await Promise.all(
      leaving.map(({ id, credential }) =>
        withScope(credential, "write", async ({ tx }) => {
          await tx.$queryRaw`select (sec.release_claim(${id}::uuid)).answer`;
        }),
      ),
    );
    const after = await claimsOf(database, slotId);
    const now = after.filter(({ status }) => status === "held").map(({ place }) => place);
    const gone = new Set(leaving.map(({ id }) => id));
    const wanted = after
      .filter(({ id, place }) => place <= places + leaving.length && !gone.has(id))
      .map(({ place }) => place);
    if (now.join() !== wanted.join()) say(`${now.join(" ")} hold instead of ${wanted.join(" ")}`);
    progress(`run ${String(run + 1)} of ${String(runs)}`);
  }
  return [
    figure("check-ins.places.runs", runs, ">= 50", "runs"),
    figure("check-ins.places.overbooked", overbooked, "= 0", "places"),
    figure("check-ins.places.wrong_order", wrong.length, "= 0", "claims", wrong),
  ];
}

/** More at once than the site has connections; each of these waits for one as a person's request does. */
async function inLanes<One, Answer>(
  all: readonly One[],
  work: (one: One) => Promise<Answer>,
): Promise<Answer[]> {
  const rest = [...all];
  const answers: Answer[] = [];
  const lane = async () => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) {
      answers.push(await work(one));
    }
  };
  await Promise.all(Array.from({ length: 24 }, lane));
  return answers;
}

let serial = 0;

async function peopleOf(database: TestDatabase, count: number) {
  const world = must(database.worlds["east"]);
  const client = await database.admin.connect();
  const people: { member: SeededMember; credential: Credential }[] = [];
  try {
    await client.query("begin");
    await client.query("select set_config('sec.hash', $1, true)", [jobKey("east")]);
    for (let n = 0; n < count; n += 1) {
      serial += 1;
      const phone = `17${String(serial).padStart(9, "0")}`;
      const member = await writeMember(client, world, "street1.community1", {
        name: "严某",
        phone,
      });
      const token = await openPhoneSession(client, world, "member", phone);
      people.push({ member, credential: { kind: "session", token } });
    }
    await client.query("commit");
  } finally {
    client.release();
  }
  return people;
}

async function openSlot(database: TestDatabase, places: number): Promise<string> {
  const world = must(database.worlds["east"]);
  const id = newId();
  await insertRow(database.admin, "slot", {
    tenant_id: world.tenantId,
    id,
    path: must(world.areas["street1.community1"]).path,
    kind: "post",
    subject_id: newId(),
    capacity: places,
  });
  return id;
}

async function claimsOf(database: TestDatabase, slotId: string) {
  const { rows } = await database.admin.query<{ id: string; status: string; place: number }>(
    "select id, status, place::int as place from claim where slot_id = $1 order by place, id",
    [slotId],
  );
  return rows;
}
