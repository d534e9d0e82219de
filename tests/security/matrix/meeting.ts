import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";

export interface Meeting {
  meetingId: string;
  topicId: string;
  /** What the community has raised to its street. */
  raisedId: string;
  attendeeId: string;
  resolutionId: string;
}

const day = 86_400_000;
const reached = ["collecting", "agenda", "notified", "held", "resolved", "published"];

/** A meeting of the council of a street's first community, as far as asked for. What is held has begun; what is published has its ticket. */
export async function writeMeeting(
  db: pg.ClientBase,
  world: World,
  street: 1 | 2,
  {
    status = "collecting",
    ofUnit = false,
    ticketId,
    number,
  }: { status?: string; ofUnit?: boolean; ticketId: string; number: string },
): Promise<Meeting> {
  const council = must(world.councils[`council${String(street)}1`]);
  const past = (step: string) => reached.indexOf(status) >= reached.indexOf(step);
  const now = new Date();
  const meeting: Meeting = {
    meetingId: newId(),
    topicId: newId(),
    raisedId: newId(),
    attendeeId: newId(),
    resolutionId: newId(),
  };
  const placed = { tenant_id: world.tenantId, path: council.path, body_kind: "council" };
  await insertRow(db, "meeting", {
    ...placed,
    id: meeting.meetingId,
    area_id: council.areaId,
    level: "community",
    body_id: council.id,
    body_name: "社区大党委",
    form: "monthly",
    place: "社区会议室",
    starts_at: new Date(now.getTime() + (past("notified") ? -1 : 30) * day),
    status,
    called_by: "t",
    called_at: now,
    theme: past("agenda") ? "停车难" : null,
    notified_at: past("notified") ? now : null,
    held_at: past("held") ? now : null,
    minutes: past("held") ? "会议讨论了停车问题。" : null,
    resolved_at: past("resolved") ? now : null,
    published_at: past("published") ? now : null,
  });
  await insertRow(db, "meeting_topic", {
    ...placed,
    id: meeting.topicId,
    body_id: council.id,
    title: "停车难",
    matter: "夜间没有车位。",
    origin: "staff",
    status: past("agenda") ? "agenda" : "open",
    entered_by: "t",
    entered_at: now,
  });
  if (past("agenda")) {
    await insertRow(db, "agenda_item", {
      ...placed,
      id: newId(),
      meeting_id: meeting.meetingId,
      position: 0,
      topic_id: meeting.topicId,
      title: "停车难",
      state: past("notified") ? "told" : "draft",
    });
  }
  await insertRow(db, "meeting_attendee", {
    ...placed,
    id: meeting.attendeeId,
    meeting_id: meeting.meetingId,
    position: 0,
    seat_id: council.seatId,
    organization_name: "示范单位",
    name: "孙委员",
  });
  await insertRow(db, "meeting_resolution", {
    ...placed,
    id: meeting.resolutionId,
    meeting_id: meeting.meetingId,
    number: 1,
    topic_id: meeting.topicId,
    measure: "夜间开放单位停车场。",
    organization_id: ofUnit ? council.organizationId : must(Object.values(world.departments)[0]).id,
    organization_name: "住建局",
    member_unit: ofUnit,
    category_id: must(world.categories["0102"]),
    due_on: "2099-01-01",
    state: past("resolved") ? "open" : "draft",
    ticket_id: past("published") ? ticketId : null,
    ticket_number: past("published") ? number : null,
  });
  await writeRaised(db, world, street, meeting.raisedId);
  return meeting;
}

async function writeRaised(db: pg.ClientBase, world: World, street: 1 | 2, id: string) {
  const below = must(world.councils[`council${String(street)}1`]);
  const above = must(world.councils[`council${String(street)}`]);
  const from = newId();
  const topic = {
    tenant_id: world.tenantId,
    body_kind: "council",
    title: "划线停车",
    matter: "需要交警同意。",
    entered_by: "t",
    entered_at: new Date(),
  };
  await insertRow(db, "meeting_topic", {
    ...topic,
    id: from,
    path: below.path,
    body_id: below.id,
    origin: "staff",
    status: "raised",
    raised_at: new Date(),
  });
  await insertRow(db, "meeting_topic", {
    ...topic,
    id,
    path: above.path,
    body_id: above.id,
    origin: "raised",
    from_topic_id: from,
    from_name: "社区大党委",
    status: "open",
  });
}
