import { newId } from "@/lib/platform/core/id";
import type { Instant } from "@/lib/platform/core/time-zone";
import { addressIn } from "../content/households";
import { motifFor } from "../content/photos";
import { at, createRng } from "../content/random";
import { makeTicketStory, type ExitReason } from "../content/tickets";
import type { AssignmentRow } from "./assignment-row";
import type { Context } from "./context";
import { wait, waitAwake, work } from "./course";
import { handle } from "./handling";
import type { PhotoFiles } from "./photo-files";
import type { PlacedPlan } from "./placing";
import { resident, staff, StoryRows, visitor } from "./story-rows";
import { complainantRow, registrar, ticketRow } from "./ticket-row";
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
  if (!["registered", "self_solved"].includes(target) && rng.chance(0.2)) {
    const noted = work(course, 3, 20);
    const secretary = holder(context, "community_secretary", grid.community.id);
    const by = rng.chance(0.6) ? telling.dispatcher : staff("community_secretary", secretary);
    rows.say(by, noted, "internal", telling.texts.internalNote);
    rows.event("ticket.noted", by, noted);
  }
}

function goOn(telling: Telling) {
  const { placed, texts, rng, course, rows } = telling;
  switch (placed.target) {
    case "registered":
    case "screening":
      return [];
    case "rejected": {
      const reason = exitReason(placed);
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
      const closedAt = waitAwake(course, 30, 900);
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
    case "dispatched":
    case "accepted":
    case "in_progress":
    case "return_requested":
    case "sign_off":
    case "verification":
    case "callback":
    case "redo":
    case "closed":
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

/** What can be seen in public space is nobody's private affair: such a report was made before. */
function exitReason({ plan, category }: PlacedPlan): ExitReason {
  const reason = plan.exitReason ?? "DUPLICATE";
  const forPublicSpace = ["DUPLICATE", "EMERGENCY_LINE", "DECIDED"].includes(reason);
  return category.physical && !forPublicSpace ? "DUPLICATE" : reason;
}
