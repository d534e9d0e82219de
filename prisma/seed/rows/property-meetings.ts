import { newId } from "@/lib/platform/core/id";
import { propertyTexts as texts } from "../content/property";
import { at } from "../content/random";
import { carriedIn, stateOf, type Carried } from "./meeting-ground";
import type { Home, Life } from "./service/life";

export interface Company {
  id: string;
  name: string;
}

/** An estate as the rest of the example data know it. */
export interface ExampleEstate {
  id: string;
  name: string;
  path: string;
  areaId: string;
  company: Company | null;
  standing: boolean;
}

interface Seat {
  id: string;
  side: string;
  organizationName: string;
  name: string;
}

const minuteOfDay = 19 * 60;

/** 三方联席会议 of an estate with company and committee: one that is told, one that has resolved, one that is looked back at. */
export async function writeEstateMeetings(
  life: Life,
  home: Home,
  estates: readonly ExampleEstate[],
  names: string[],
): Promise<void> {
  const [first, second] = estates.filter(({ company, standing }) => company !== null && standing);
  if (first === undefined || second === undefined) return;
  const seats = await writeSeats(life, home, first, names);
  const others = await writeSeats(life, home, second, names);
  const [carried] = await carriedIn(life, first.path);
  const category = await life.scope.tx.category.findFirst({
    where: { tenantId: life.tenantId, active: true, parentId: { not: null } },
    orderBy: [{ sort: "asc" }, { code: "asc" }],
    select: { id: true },
  });
  if (category === null) throw new Error("no category");
  const { theme, topics, measure, past } = texts;
  const resolved = { theme, topics, measure, categoryId: category.id };
  await writeMeeting(life, home, first, { ...resolved, seats, status: "notified", days: 4 });
  await writeMeeting(life, home, second, {
    ...resolved,
    seats: others,
    status: "resolved",
    days: -6,
  });
  await writeMeeting(life, home, first, {
    ...past,
    seats,
    carried,
    categoryId: category.id,
    status: "reviewed",
    days: -66,
  });
}

async function writeSeats(
  life: Life,
  { area, secretary }: Home,
  estate: ExampleEstate,
  names: string[],
): Promise<Seat[]> {
  const seat = (side: string, organizationName: string, name = names.pop() ?? ""): Seat => ({
    id: newId(),
    side,
    organizationName,
    name,
  });
  const seats = [
    seat("residents_committee", area.name, secretary),
    seat("owners", texts.owners.replace("{estate}", estate.name)),
    seat("company", estate.company?.name ?? ""),
    seat("police", texts.police.replace("{community}", area.name)),
  ];
  await life.scope.tx.estateSeat.createMany({
    data: seats.map((one) => ({
      ...one,
      tenantId: life.tenantId,
      estateId: estate.id,
      path: estate.path,
      enteredAt: life.at(-200, 600),
      enteredBy: secretary,
    })),
  });
  return seats;
}

async function writeMeeting(
  life: Life,
  { secretary }: Home,
  estate: ExampleEstate,
  given: {
    theme: string;
    topics: readonly (readonly string[])[];
    measure: string;
    seats: readonly Seat[];
    status: "notified" | "resolved" | "reviewed";
    days: number;
    categoryId: string;
    /** A matter of the place that came from a meeting and is nobody's yet. */
    carried?: Carried | undefined;
  },
): Promise<void> {
  const { tenantId } = life;
  const { tx } = life.scope;
  const { theme, topics, status, days } = given;
  const held = status !== "notified";
  const over = status === "reviewed";
  const id = newId();
  const placed = { tenantId, path: estate.path, bodyKind: "property" };
  const startsAt = life.at(days, minuteOfDay);
  await tx.meeting.createMany({
    data: [
      {
        ...placed,
        id,
        areaId: estate.areaId,
        level: "community",
        bodyId: estate.id,
        bodyName: estate.name,
        form: "tri_party",
        theme,
        place: texts.place.replace("{estate}", estate.name),
        startsAt,
        status,
        notifiedAt: life.at(Math.min(days - 4, -1), 600),
        heldAt: held ? startsAt : null,
        minutes: held ? texts.minutes : null,
        resolvedAt: held ? life.at(days + 1, 600) : null,
        publishedAt: over ? life.at(days + 3, 600) : null,
        reviewedAt: over ? life.at(days + 40, 600) : null,
        review: over ? texts.review : null,
        calledBy: secretary,
        calledAt: life.at(Math.min(days - 12, -1), 560),
      },
    ],
  });
  const topicIds: string[] = [];
  for (const [position, [title = "", matter = ""]] of topics.entries()) {
    const topicId = newId();
    topicIds.push(topicId);
    await tx.meetingTopic.createMany({
      data: [
        {
          ...placed,
          id: topicId,
          bodyId: estate.id,
          title,
          matter,
          origin: "staff",
          status: held ? "settled" : "agenda",
          enteredBy: secretary,
          enteredAt: life.at(Math.min(days - 10, -2), 600),
        },
      ],
    });
    await tx.agendaItem.createMany({
      data: [{ ...placed, id: newId(), meetingId: id, position, topicId, title, state: "told" }],
    });
  }
  await tx.meetingAttendee.createMany({
    data: given.seats.map(({ id: seatId, organizationName, name }, position) => ({
      ...placed,
      id: newId(),
      meetingId: id,
      position,
      seatId,
      organizationName,
      name,
      presence: held ? "present" : null,
    })),
  });
  const resolution = resolvedBy(life, estate, given);
  if (!held || resolution === null) return;
  await tx.meetingResolution.createMany({
    data: [
      {
        ...placed,
        ...resolution,
        id: newId(),
        meetingId: id,
        number: 1,
        topicId: at(topicIds, 0),
      },
    ],
  });
}

/** What was looked back at was carried out as a matter; what was resolved lately waits for the worker. */
function resolvedBy(
  life: Life,
  { company }: ExampleEstate,
  {
    status,
    days,
    measure,
    categoryId,
    carried,
  }: {
    status: string;
    days: number;
    measure: string;
    categoryId: string;
    carried?: Carried | undefined;
  },
) {
  if (status === "resolved" && company !== null) {
    return {
      measure,
      organizationId: company.id,
      organizationName: company.name,
      memberUnit: true,
      categoryId,
      dueOn: life.day(days + 30),
      state: "open",
    };
  }
  if (carried === undefined) return null;
  const { leadOrganizationId, leadName } = carried;
  if (leadOrganizationId === null || leadName === null) return null;
  const [matter = ""] = carried.text.split(/[。！？；，]/u);
  return {
    measure: measure
      .replace("{unit}", leadName)
      .replace("{matter}", Array.from(matter).slice(0, 60).join("")),
    organizationId: leadOrganizationId,
    organizationName: leadName,
    memberUnit: false,
    categoryId: carried.categoryId,
    dueOn: life.day(days + 21),
    state: stateOf(carried),
    ticketId: carried.id,
    ticketNumber: carried.number,
  };
}
