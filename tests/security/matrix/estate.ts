import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { writeEstate } from "@/tests/support/property";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";

/** Two estates of a community: one that a company manages, and one that nobody does, with what is planned. */
export interface Estate {
  id: string;
  seatId: string;
  appointmentId: string;
  companyId: string;
  bareId: string;
  planId: string;
  /** Its meeting, whose agenda is fixed. */
  meetingId: string;
}

export async function writeEstates(
  db: pg.ClientBase,
  world: World,
  street: 1 | 2,
): Promise<Estate> {
  const place = `street${String(street)}.community1`;
  const company = must(world.units[`unit${String(street)}`]);
  const estate = await writeEstate(db, world, place, { name: nameOf("花园"), company });
  const bare = await writeEstate(db, world, place, { name: nameOf("老院"), planned: true });
  const meetingId = newId();
  const topicId = newId();
  const body = {
    tenant_id: world.tenantId,
    path: estate.path,
    body_kind: "property",
    body_id: estate.id,
  };
  await insertRow(db, "meeting", {
    ...body,
    id: meetingId,
    area_id: estate.areaId,
    level: "community",
    body_name: "花园",
    form: "tri_party",
    theme: "门岗",
    place: "社区会议室",
    starts_at: new Date(Date.now() + 30 * 86_400_000),
    status: "agenda",
    called_by: "t",
    called_at: new Date(),
  });
  await insertRow(db, "meeting_topic", {
    ...body,
    id: topicId,
    title: "门岗",
    matter: "夜间没有人值守。",
    origin: "staff",
    status: "agenda",
    entered_by: "t",
    entered_at: new Date(),
  });
  const { body_id: _body, ...placed } = body;
  await insertRow(db, "agenda_item", {
    ...placed,
    id: newId(),
    meeting_id: meetingId,
    position: 0,
    topic_id: topicId,
    title: "门岗",
    state: "draft",
  });
  return {
    id: estate.id,
    seatId: must(estate.seatId ?? undefined),
    appointmentId: must(estate.appointmentId ?? undefined),
    companyId: company.id,
    bareId: bare.id,
    planId: must(bare.planId ?? undefined),
    meetingId,
  };
}

/** No two estates of a community have one name. */
function nameOf(word: string): string {
  return `${word}${newId().slice(-12)}`;
}
