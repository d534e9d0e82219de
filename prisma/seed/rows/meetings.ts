import { newId } from "@/lib/platform/core/id";
import type { Instant } from "@/lib/platform/core/time-zone";
import { councilTexts } from "../content/councils";
import { meetingTexts as texts } from "../content/meetings";
import { at } from "../content/random";
import { readContext } from "./context";
import type { District } from "./districts";
import { carriedIn, seatedIn, stateOf, type Carried, type Seated } from "./meeting-ground";
import { lifeOf, type Life } from "./service/life";
import { step } from "./step";

const minuteOfDay = 14 * 60 + 30;

/** How far each meeting is, and how many days from today it lies. */
const stages = [
  { status: "collecting", days: 13 },
  { status: "agenda", days: 9 },
  { status: "notified", days: 5 },
  { status: "held", days: -1 },
  { status: "resolved", days: -9 },
  { status: "published", days: -38 },
  { status: "reviewed", days: -70 },
] as const;
const order = stages.map(({ status }) => status);
type Status = (typeof order)[number];

interface Body {
  id: string;
  name: string;
  level: string;
  path: string;
  areaId: string;
}

/** Meetings of the street's and the example community's council, one in every stage. */
export async function writeMeetings(district: District, now: Instant): Promise<void> {
  await step(district.slug, "meetings", async (scope) => {
    const life = lifeOf(scope, await readContext(scope, district), district, now);
    if (life === null) throw new Error(`no communities in ${district.street}`);
    const category = await scope.tx.category.findFirst({
      where: { tenantId: life.tenantId, active: true, parentId: { not: null } },
      orderBy: [{ sort: "asc" }, { code: "asc" }],
      select: { id: true },
    });
    if (category === null) throw new Error("no category");
    for (const { id: areaId } of [life.street, ...life.homes.flatMap(mainOf)]) {
      const council = await scope.tx.council.findFirst({
        where: { tenantId: life.tenantId, areaId },
        select: { id: true, name: true, level: true, path: true, areaId: true },
      });
      if (council !== null) await writeOfBody(life, council, category.id);
    }
  });
}

function mainOf({ area, full }: Life["homes"][number]) {
  return full ? [area] : [];
}

async function writeOfBody(life: Life, body: Body, categoryId: string): Promise<void> {
  const seated = await seatedIn(life, body.id);
  const carried = await carriedIn(life, body.path);
  for (const [n, { status, days }] of stages.entries()) {
    await writeMeeting(life, body, { n, status, days, seated, carried, categoryId });
  }
  for (const [title, matter] of texts.waiting) {
    await writeTopic(life, body, { title, matter, status: "open" }, -3, seated.at(-1));
  }
}

async function writeMeeting(
  life: Life,
  body: Body,
  given: {
    n: number;
    status: Status;
    days: number;
    seated: readonly Seated[];
    carried: Carried[];
    categoryId: string;
  },
): Promise<void> {
  const { tenantId } = life;
  const { tx } = life.scope;
  const { n, status, days, seated } = given;
  const past = (other: Status) => order.indexOf(status) >= order.indexOf(other);
  const { theme, topics, measure } = at(texts.themes, n);
  const id = newId();
  const placed = { tenantId, path: body.path, bodyKind: "council" };
  const startsAt = life.at(days, minuteOfDay);
  await tx.meeting.createMany({
    data: [
      {
        ...placed,
        id,
        areaId: body.areaId,
        level: body.level,
        bodyId: body.id,
        bodyName: body.name,
        form: n % 3 === 2 ? "rotating" : "monthly",
        convener: n % 3 === 2 ? (seated.at(-1)?.organization ?? null) : null,
        theme: past("agenda") ? theme : null,
        place: texts.place.replace("{area}", body.name.replace(/大(?:工|党)委$/u, "")),
        startsAt,
        status,
        notifiedAt: past("notified") ? life.at(Math.min(days - 4, -1), 600) : null,
        heldAt: past("held") ? startsAt : null,
        minutes: past("held") ? texts.minutes : null,
        resolvedAt: past("resolved") ? life.at(days + 1, 600) : null,
        publishedAt: past("published") ? life.at(days + 3, 600) : null,
        reviewedAt: past("reviewed") ? life.at(days + 32, 600) : null,
        review: past("reviewed") ? texts.review : null,
        calledBy: "秘书处",
        calledAt: life.at(Math.min(days - 12, -1), 560),
      },
    ],
  });
  const topicIds: string[] = [];
  for (const [k, [title = "", matter = ""]] of topics.entries()) {
    const topicStatus = past("resolved") ? "settled" : past("agenda") ? "agenda" : "open";
    const topic = { title, matter, status: topicStatus };
    const entered = Math.min(days - 10, -2);
    topicIds.push(await writeTopic(life, body, topic, entered, seated.at(-1 - k)));
    if (!past("agenda")) continue;
    await tx.agendaItem.createMany({
      data: [
        {
          ...placed,
          id: newId(),
          meetingId: id,
          position: k,
          topicId: at(topicIds, k),
          title,
          state: past("notified") ? "told" : "draft",
        },
      ],
    });
  }
  if (past("notified")) {
    await tx.meetingAttendee.createMany({
      data: seated.map(({ seatId, organization, name }, position) => {
        // One is never there: for who looks whether a seat is filled in more than name.
        const inactive = seated.length > 6 && position === seated.length - 3;
        const away = inactive || position === n % seated.length;
        return {
          ...placed,
          id: newId(),
          meetingId: id,
          position,
          seatId,
          organizationName: organization,
          name,
          presence: past("held") ? (away ? "excused" : "present") : null,
          word: past("held") && away ? texts.word : null,
        };
      }),
    });
  }
  if (!past("held")) return;
  const matters = past("published") ? given.carried.splice(0, 3) : [];
  const lead = seated.find(({ reachable }) => reachable) ?? seated.at(-1);
  const rows = [
    ...matters.map((matter) => ({
      measure: texts.carried
        .replace("{unit}", matter.leadName ?? "")
        .replace("{matter}", firstSentence(matter.text)),
      organizationId: matter.leadOrganizationId,
      organizationName: matter.leadName,
      memberUnit: false,
      categoryId: matter.categoryId,
      dueOn: laterOf(matter.dueAt ?? matter.registeredAt, life.day(days + 14)),
      state: stateOf(matter),
      ticketId: matter.id,
      ticketNumber: matter.number,
    })),
    ...(lead === undefined || matters.length > 0
      ? []
      : [
          {
            measure,
            organizationId: lead.organizationId,
            organizationName: lead.organization,
            memberUnit: true,
            categoryId: given.categoryId,
            dueOn: life.day(30),
            state: past("resolved") ? "open" : "draft",
            ticketId: null,
            ticketNumber: null,
          },
        ]),
  ];
  const resolutions = rows.flatMap(({ organizationId, organizationName, ...row }, k) =>
    organizationId === null || organizationName === null
      ? []
      : [
          {
            ...placed,
            ...row,
            id: newId(),
            meetingId: id,
            number: k + 1,
            topicId: at(topicIds, 0),
            organizationId,
            organizationName,
          },
        ],
  );
  await tx.meetingResolution.createMany({ data: resolutions });
  if (lead === undefined) return;
  // The unit that is named says how it goes.
  await tx.resolutionProgress.createMany({
    data: resolutions
      .filter(({ memberUnit }) => memberUnit && status === "resolved")
      .flatMap((one) =>
        councilTexts.progress.map((body, k) => ({
          ...placed,
          id: newId(),
          resolutionId: one.id,
          meetingId: id,
          holderId: lead.holderId,
          organizationName: one.organizationName,
          happenedOn: life.day(days + 3 + 4 * k),
          body,
          enteredAt: life.at(days + 3 + 4 * k, 1000),
        })),
      ),
  });
}

function laterOf(one: Date, other: Date): Date {
  return one > other ? one : other;
}

/** What the matter is about, short enough for a line of the resolutions. */
function firstSentence(text: string): string {
  const [sentence = text] = text.split(/[。！？；，]/u);
  return Array.from(sentence).slice(0, 60).join("");
}

async function writeTopic(
  life: Life,
  body: Body,
  topic: { title: string | undefined; matter: string | undefined; status: string },
  days: number,
  by: Seated | undefined,
): Promise<string> {
  const id = newId();
  await life.scope.tx.meetingTopic.createMany({
    data: [
      {
        tenantId: life.tenantId,
        id,
        path: body.path,
        bodyKind: "council",
        bodyId: body.id,
        title: topic.title ?? "",
        matter: topic.matter ?? "",
        status: topic.status,
        origin: by === undefined ? "staff" : "seat",
        organizationName: by?.organization ?? null,
        holderId: by?.holderId ?? null,
        enteredBy: "秘书处",
        enteredAt: life.at(days, 600),
      },
    ],
  });
  return id;
}
