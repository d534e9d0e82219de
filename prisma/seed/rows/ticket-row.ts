import { addWorkDays } from "@/lib/platform/core/calendar";
import { encryptField } from "@/lib/platform/crypto/field";
import { noticeVersion } from "@/lib/affairs/tickets/rules/notice";
import { personName } from "../content/names";
import { staff, type Actor } from "./story-rows";
import { holder, type Telling } from "./telling";

export function complainantRow({ context, placed, rng, rows }: Telling) {
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
    tellBySms: false,
    noticeVersion,
    at: new Date(placed.registeredAt),
  };
}

export function ticketRow(telling: Telling, assignments: number) {
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
    outcomeOrganization: ending.outcomeOrganization ?? null,
    outcomeReason: ending.outcomeReason ?? null,
    reasonCode: ending.reasonCode,
    replyText: ending.replyText,
    closedAt: ending.closedAt,
    // Each assignment that follows moves it by one (sec.follow_lead).
    round: 1,
    reopened: 0,
    hurried: 0,
    transfers: 0,
    dueProvisional: false,
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

/** Who entered it: the grid worker on the spot, the street at its counter and telephone. */
export function registrar({ context, placed, dispatcher }: Telling): Actor {
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
