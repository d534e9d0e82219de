import { addWorkDays } from "@/lib/platform/core/calendar";
import { newId } from "@/lib/platform/core/id";
import type { Instant } from "@/lib/platform/core/time-zone";
import { noticeVersion } from "@/lib/affairs/tickets/rules/notice";
import { encryptField } from "@/lib/platform/crypto/field";
import { addressIn } from "../content/households";
import { personName } from "../content/names";
import { motifFor } from "../content/photos";
import { at, createRng } from "../content/random";
import { makeTicketStory } from "../content/tickets";
import type { AssignmentRow } from "./assignment-row";
import type { Context } from "./context";
import { wait, work } from "./course";
import { handle } from "./handling";
import type { PhotoFiles } from "./photo-files";
import type { PlacedPlan } from "./placing";
import { resident, staff, StoryRows, visitor, type Actor } from "./story-rows";
import { holder, type Ending, type Given, type Place, type Telling } from "./telling";

/** What one story has become: its ticket and everything beside it. */
export interface Story {
  ticket: ReturnType<typeof ticketRow>;
  complainant: ReturnType<typeof complainantRow>;
  /** Those that ended before another was sent, and the one in force. */
  earlier: AssignmentRow[];
  current: AssignmentRow | null;
  ratings: Given[];
  rows: StoryRows;
}

export function tell(
  context: Context,
  placed: PlacedPlan,
  index: number,
  now: Instant,
  photos: PhotoFiles,
  number: string,
): Story {
  const rng = createRng(`story:${context.district.code}:${index}`);
  const { grid, category, target, registeredAt, plan } = placed;
  const building = at(grid.buildings, rng.int(0, grid.buildings.length - 1));
  const address = addressIn(building.plan, rng);
  const story = { district: context.district.code, community: grid.community.name, address };
  const texts = makeTicketStory(rng, {
    categoryCode: category.code,
    place: story,
    type: plan.type,
  });
  const place = placeOf(context, placed, rng.chance(0.5) ? building.area : null, address);
  const ticketId = newId();
  const telling: Telling = {
    context,
    placed,
    texts,
    rng,
    course: { at: registeredAt, now, clockwork: context.clockwork, rng },
    rows: new StoryRows(context.tenantId, ticketId, place.path),
    photos,
    number,
    place,
    ending: {
      status: "screening",
      outcome: null,
      reasonCode: null,
      replyText: null,
      closedAt: null,
    },
    ratings: [],
    mayCall: false,
    dispatcher: staff("street_dispatcher", holder(context, "street_dispatcher", grid.street.id)),
    reported: [],
  };
  const complainant = complainantRow(telling);
  telling.mayCall = complainant.allowCall && complainant.hasPhone;
  begin(telling);
  const assignments = target === "registered" || target === "screening" ? [] : goOn(telling);
  const ticket = ticketRow(telling, assignments.length);
  return {
    ticket,
    complainant,
    earlier: assignments.filter((one) => one.endedEarly).map(({ row }) => row),
    current: assignments.find((one) => !one.endedEarly)?.row ?? null,
    ratings: telling.ratings,
    rows: telling.rows,
  };
}

/** The report, its photos, and the district's help where nobody could say the place. */
function begin(telling: Telling): void {
  const { context, placed, rng, course, rows, photos, place } = telling;
  const { source, target, grid, category, registeredAt } = placed;
  const pooled =
    target === "registered" || (source !== "grid" && target !== "withdrawn" && rng.chance(0.06));
  const status = pooled ? "registered" : "screening";
  if (source === "portal") {
    rows.event("ticket.reported", visitor, registeredAt, { payload: { status, at: registeredAt } });
  } else {
    rows.event("ticket.registered", registrar(telling), registeredAt, { payload: { status } });
  }
  if (category.physical && (source === "grid" || (source === "portal" && rng.chance(0.6)))) {
    const photo = photos(motifFor(category.code), "before", rng.int(0, 1));
    telling.reported.push(photo);
    if (photo !== undefined) rows.attach(photo, registeredAt, "report", true);
  }
  if (pooled && target !== "registered") {
    const center = holder(context, "district_dispatcher", context.root.id);
    rows.event("ticket.located", staff("district_dispatcher", center), work(course, 3, 30), {
      payload: {
        status: "screening",
        areaId: place.areaId,
        area: at(place.names.split(" ").slice(-1), 0),
      },
    });
    rows.changes += 1;
  }
  if (target !== "registered" && rng.chance(0.2)) {
    const noted = work(course, 3, 20);
    const secretary = holder(context, "community_secretary", grid.community.id);
    const by = rng.chance(0.6) ? telling.dispatcher : staff("community_secretary", secretary);
    rows.say(by, noted, "internal", telling.texts.internalNote);
    rows.event("ticket.noted", by, noted);
  }
}

function goOn(telling: Telling) {
  const { placed, texts, rng, course, rows, ending } = telling;
  switch (placed.target) {
    case "registered":
    case "screening":
      return [];
    case "rejected": {
      const reason = placed.plan.exitReason ?? "OUT_OF_SCOPE";
      const reasonCode = reason.toLowerCase();
      end(telling, "rejected", work(course, 20, 260), {
        reasonCode,
        replyText: texts.exits[reason],
      });
      rows.event("ticket.rejected", telling.dispatcher, course.at, { payload: { reasonCode } });
      return [];
    }
    case "answered": {
      const thanks = "您好，感谢您对社区工作人员的肯定，我们已转达。欢迎继续提出意见和建议。";
      const replyText = placed.plan.type === "praise" ? thanks : texts.answer;
      end(telling, "answered", work(course, 15, 300), { replyText });
      rows.event("ticket.answered", telling.dispatcher, course.at);
      return [];
    }
    case "self_solved": {
      end(telling, "closed", wait(course, 15, 150), {
        outcome: "solved",
        replyText: texts.selfSolved,
      });
      const photo = telling.photos(motifFor(placed.category.code), "after", rng.int(0, 1));
      if (placed.category.physical && photo !== undefined) {
        rows.attach(photo, course.at, "after", true);
      }
      rows.event("ticket.self_solved", registrar(telling), course.at);
      return [];
    }
    case "withdrawn": {
      const sentOut = rng.chance(0.4) ? handle(telling, "dispatched") : [];
      const current = sentOut.find((one) => !one.endedEarly);
      const closedAt = wait(course, 30, 900);
      const lead = current && { id: current.row.id, organizationId: current.row.organizationId };
      rows.event("ticket.withdrawn", resident, closedAt, { lead });
      if (current !== undefined) {
        Object.assign(current.row, { status: "withdrawn", endedAt: new Date(closedAt) });
        current.row.version += 1;
      }
      end(telling, current === undefined ? "withdrawn" : "screening", closedAt, {
        outcome: "withdrawn",
      });
      return sentOut;
    }
    default:
      ending.status = "screening";
      return handle(telling, placed.target);
  }
}

function end(telling: Telling, status: string, closedAt: Instant, more: Partial<Ending>): void {
  const ended = status !== "screening";
  telling.ending = {
    ...telling.ending,
    ...more,
    status,
    closedAt: ended ? new Date(closedAt) : null,
  };
  telling.rows.changes += 1;
}

/** Who entered it: the grid worker on the spot, the street at its counter and telephone. */
function registrar({ context, placed, dispatcher }: Telling): Actor {
  const { source, target, grid } = placed;
  if (source === "grid") {
    return staff("grid_worker", holder(context, "grid_worker", grid.area.id));
  }
  if (target === "registered" || source === "hotline") {
    return staff("district_dispatcher", holder(context, "district_dispatcher", context.root.id));
  }
  if (source === "meeting") {
    return staff("community_secretary", holder(context, "community_secretary", grid.community.id));
  }
  return dispatcher;
}

function placeOf(
  context: Context,
  { grid, target }: PlacedPlan,
  building: Context["grids"][number]["area"] | null,
  address: string,
): Place {
  // Nobody has found the place yet: the district's pool.
  if (target === "registered") {
    const { id, path, name } = context.root;
    return { areaId: id, path, names: name, address, lng: null, lat: null };
  }
  const area = building ?? grid.area;
  const names = [context.root, grid.street, grid.community, grid.area, building]
    .flatMap((one) => (one === null ? [] : [one.name]))
    .join(" ");
  return { areaId: area.id, path: area.path, names, address, lng: area.lng, lat: area.lat };
}

function complainantRow({ context, placed, rng, rows }: Telling) {
  const known = placed.source !== "grid";
  const name = known && rng.chance(0.75) ? personName(rng, context.district.code) : null;
  // The block 1990000 is not in service.
  const phone =
    known && rng.chance(0.72) ? `1990000${String(rng.int(1, 9999)).padStart(4, "0")}` : null;
  return {
    tenantId: rows.tenantId,
    ticketId: rows.ticketId,
    path: rows.path,
    nameCipher: name === null ? null : encryptField(name),
    phoneCipher: phone === null ? null : encryptField(phone),
    hasPhone: phone !== null,
    allowCall: phone !== null && rng.chance(0.65),
    noticeVersion,
    at: new Date(placed.registeredAt),
  };
}

function ticketRow(telling: Telling, assignments: number) {
  const { context, placed, texts, rows, place, ending, ratings, number } = telling;
  const { source, target, category, registeredAt, plan, day, count } = placed;
  const hotline = source === "hotline";
  const rated = ratings.at(-1);
  const raw = source === "portal" && (target === "registered" || target === "screening");
  return {
    tenantId: rows.tenantId,
    id: rows.ticketId,
    number,
    path: place.path,
    areaId: place.areaId,
    placeNames: place.names,
    address: place.address,
    lng: place.lng,
    lat: place.lat,
    source,
    // What residents send in is a request until somebody has read it.
    type: raw ? "request" : (typeNames[plan.type] ?? "other"),
    categoryId: category.id,
    categoryName: category.name,
    physical: category.physical,
    title: texts.title,
    text: texts.content,
    status: target === "registered" ? "registered" : ending.status,
    outcome: ending.outcome,
    reasonCode: ending.reasonCode,
    replyText: ending.replyText,
    closedAt: ending.closedAt,
    // Each assignment that follows moves it by one (sec.follow_lead).
    version: Math.max(1, 1 + rows.changes - assignments),
    registeredAt: new Date(registeredAt),
    registeredByDutyId: source === "portal" ? null : registrar(telling).dutyId,
    externalNumber: hotline ? `HW${day}${String(count + 4100).padStart(6, "0")}` : null,
    externalDueAt: hotline
      ? new Date(addWorkDays(registeredAt, 10, context.clockwork.calendar).at)
      : null,
    ratedAt: rated?.at ?? null,
    ratedContacted: rated?.contacted ?? null,
    ratedSolved: rated?.solved ?? null,
    ratedSatisfied: rated?.satisfied ?? null,
  };
}

const typeNames: Readonly<Record<string, string>> = {
  complaint: "complaint",
  help: "request",
  suggestion: "advice",
  enquiry: "enquiry",
  report: "report",
  praise: "praise",
};
