import type pg from "pg";
import { jobHash } from "@/lib/platform/access/credential";
import { newId } from "@/lib/platform/core/id";
import { writeAgreementSet } from "@/tests/support/agreements";
import { must, testJobSecret, type World } from "@/tests/support/world";
import { writeMatter } from "./matter";
import { writeImport } from "./imports";
import { writeList } from "./member-lists";
import { writeHandOver, writeNotice, writeRegisters, writeReply } from "./registers";
import { scenes } from "./scenes";
import type { Target } from "./target";
import { writeReported } from "./check-ins";
import { writeCategory, writeDraft, writeListed } from "./catalogue";
import { writeRating } from "./rating";
import { writeEntry } from "./wall";
import { nothingPromised, writePromises } from "./promises";
import { writeRequest } from "./request";
import { writeService } from "./volunteering";
import { writeAction } from "./proactive";
import { writeCouncil } from "./council";
import { writePartyBranch } from "./party";
import { writeEstates } from "./estate";
import { writeCoBuilding } from "./co-building";
import { writeUnits } from "./register";
import { writeMeeting } from "./meeting";
import { writeOpinion } from "./opinion";
import { writeRound } from "./round";
import { writeTopic } from "./topic";
import { writeTopicBranch } from "./topic-branch";
import { writeWhistle } from "./whistle";

/** Where a target lies, and whose saved reply and notice it has. */
export interface Spot {
  world: World;
  street: 1 | 2;
  department: string;
  /** Login of the one to whom the reply and the notice belong. */
  replyOf: string;
}

/** Makes a fresh target in the state that the row of commands.txt needs. */
export async function writeTarget(pool: pg.Pool, row: string, spot: Spot): Promise<Target> {
  const { world, street, department } = spot;
  const scene = must(scenes[row]);
  const place = `street${String(street)}.community1.grid1`;
  const area = scene.pool === true ? "district" : place;
  const owner = must(world.people[spot.replyOf]);
  const client = await pool.connect();
  try {
    await client.query("begin");
    await enterAsJob(client, world);
    const registers = await writeRegisters(client, world, street);
    const at = { area, department, desk: registers.desk };
    const matter = await writeMatter(client, world, at, scene.needs ?? {});
    const replyId = await writeReply(client, world, owner);
    const noticeId = await writeNotice(client, world, owner, matter.ticketId);
    const handOverId = await writeHandOver(client, world, owner, registers.desk, matter.ticketId);
    const whistle = await writeWhistle(client, world, { area: place, department }, scene.whistle);
    const actionId = await writeAction(client, world, { area: place, department });
    const topic = await writeTopic(client, world, { area: `street${String(street)}`, department });
    const community = `street${String(street)}.community1`;
    const council = await writeCouncil(client, world, street, scene.council);
    const meeting = await writeMeeting(client, world, street, {
      ...(scene.meeting === undefined ? {} : { status: scene.meeting }),
      ...(scene.ofUnit === undefined ? {} : { ofUnit: true }),
      ticketId: matter.ticketId,
      number: matter.number,
    });
    const party = await writePartyBranch(client, world, street, scene.partyCase);
    const estate = await writeEstates(client, world, street);
    const opinionId =
      scene.opinion === undefined
        ? newId()
        : await writeOpinion(client, world, { street, department }, scene.opinion);
    const round =
      scene.round === undefined
        ? { roundId: newId(), subjectId: newId(), appealId: newId() }
        : await writeRound(client, world, { street, department }, scene.round);
    const registered = await writeUnits(client, world, street);
    const entryId = scene.wall === true ? await writeEntry(client, world, matter) : newId();
    const topicBranch = await writeTopicBranch(client, world, street, topic.topicId);
    const ratingId = await writeRating(client, world, street);
    const draftVersion = await writeDraft(client, world);
    const categoryId = await writeCategory(client, world);
    const listedId = await writeListed(client, world, place);
    const reported = await writeReported(client, world, street, scene.reported ?? {});
    // The session of who has reported was opened in between.
    await enterAsJob(client, world);
    // Who has not reported yet needs and gives nothing: then it is the street's own unit.
    const sharer =
      scene.reported?.unit === "active"
        ? reported.unit
        : must(world.units[`unit${String(street)}`]);
    const co = await writeCoBuilding(client, world, street, sharer.id, scene.co);
    const agreement = await writeAgreementSet(
      client,
      world,
      community,
      { unitId: sharer.id, projectId: co.projectId },
      scene.agreement ?? { status: "draft" },
    );
    const { status = "submitted", by, offered, escalated } = scene.request ?? {};
    const asked = await writeRequest(client, world, street, {
      status,
      taker:
        by === "unit" ? { organization_id: reported.unit.id } : { member_id: reported.member.id },
      ...(offered === undefined ? {} : { offered }),
      ...(escalated === undefined ? {} : { escalated }),
    });
    const unitId = reported.unit.id;
    const listId =
      scene.list === undefined
        ? newId()
        : await writeList(client, world, street, { needs: scene.list, unitId });
    const importId =
      scene.import === undefined ? newId() : await writeImport(client, world, street, scene.import);
    const service = await writeService(client, world, street, reported.member);
    const promised =
      scene.promised === true
        ? await writePromises(client, world, street, reported)
        : nothingPromised();
    await client.query("commit");
    return {
      service,
      promised,
      ...reported,
      listId,
      importId,
      world,
      matter,
      registers,
      whistle,
      topic,
      actionId,
      council,
      party,
      meeting,
      estate,
      co,
      agreement,
      opinionId,
      round,
      registered,
      communityId: must(world.areas[community]).id,
      otherCommunityId: must(world.areas[`street${String(street)}.community2`]).id,
      asked,
      entryId,
      ratingId,
      topicBranch,
      replyId,
      noticeId,
      handOverId,
      deputyId: must(world.people[`dispatcher${String(street)}`]).personId,
      departmentId: must(world.departments["city"]).id,
      handlerId: must(world.people[`${department}clerk`]).personId,
      gridId: must(world.areas[place]).id,
      draftVersion,
      listedId,
      categoryId,
      otherStreetId: must(world.areas[`street${String(3 - street)}`]).id,
    };
  } finally {
    client.release();
  }
}

async function enterAsJob(client: pg.ClientBase, { slug }: World): Promise<void> {
  await client.query("select set_config('sec.hash', $1, true)", [
    Buffer.from(jobHash(slug, testJobSecret)).toString("hex"),
  ]);
}
