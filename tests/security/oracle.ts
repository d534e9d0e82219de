import type { World } from "@/tests/support/world";
import type { DutyRole } from "@/lib/platform/access/actor";
import type { SeededReceipt } from "./rows";

/** A row as the superuser sees it; only the columns that decide are named. */
export type Row = Record<string, unknown>;

/** Somebody who enters, described by what was granted and nothing that SQL computed. */
export interface Principal {
  label: string;
  tenantId: string;
  kind:
    | "area"
    | "org"
    | "admin"
    | "person"
    | "unit"
    | "seat"
    | "receipt"
    | "visitor"
    | "system"
    | "job";
  /** Of a duty; nothing for who enters otherwise. */
  role?: DutyRole;
  areaPath: string; // of the duty's area, of a member's or unit's community; the district's for a job
  organizationId: string | null;
  dutyId: string | null;
  personId: string | null; // of a member: the member; of a liaison officer: the unit's check-in; of a councillor: the seat's holder
  ticketId: string | null;
  /** Tickets that the person is recused from. */
  kept: ReadonlySet<string>;
  hash: Uint8Array;
}

/**
 * The second opinion: may this principal read this row? Written from DESIGN §4 alone; it shares no
 * code with the policies (a prefix test where they compare ranges).
 */
export function mayRead(principal: Principal, table: string, row: Row): boolean {
  if (row["tenant_id"] !== principal.tenantId) return false;
  // Who acts for the whole district keeps no list of members.
  const isWhole = !/\..+\./.test(principal.areaPath);
  const inside = textOf(row["path"]).startsWith(principal.areaPath);
  const addressed = row["organization_id"] === principal.organizationId;
  // Who follows what is nobody's business, not even the worker's.
  if (table === "pub.follow") return false;
  if (principal.kind === "job") return true;
  if (principal.kept.has(textOf(row[table === "ticket" ? "id" : "ticket_id"]))) return false;
  // What was released is for everybody; departments and administrators read it as everybody does.
  if (table.startsWith("pub."))
    return ["area", "visitor", "system", "receipt"].includes(principal.kind);
  // Everybody who holds a duty has an inbox and preferences, and nobody reads another's.
  if (table === "notification") {
    return principal.dutyId !== null && row["duty_id"] === principal.dutyId;
  }
  if (table === "preference") {
    return principal.personId !== null && row["person_id"] === principal.personId;
  }
  // An administrator has no list of matters, and so no views of one.
  if (table === "saved_views" && principal.kind !== "admin") {
    return principal.personId !== null && row["person_id"] === principal.personId;
  }
  switch (principal.kind) {
    case "area":
      if (table === "service_item" || isShared(table, row)) return true;
      // Party organizations are for the organization department and the secretaries of the place.
      if (table === "topic_branch") return true;
      if (table.startsWith("party_") || ofRegister.has(table)) {
        return inside && partyRoles.some((role) => role === principal.role);
      }
      if (table === "known_district") return true;
      if (table === "volunteer_columns") return true;
      // A unit's list is the unit's; what waits of a list is encrypted and the worker's alone.
      if (table === "member_list") return inside && row["origin"] === "community" && !isWhole;
      if (reference.has(table) || staffReference.has(table) || areaReference.has(table))
        return true;
      if (table === "command_result") return row["actor_key"] === `user:${principal.dutyId}`;
      return placed.has(table) && inside;
    case "org":
      if (reference.has(table) || staffReference.has(table)) return true;
      if (table === "command_result") return row["actor_key"] === `user:${principal.dutyId}`;
      // A card that is only proposed is not yet said to the organization.
      if (table === "supervision" && row["issued_at"] === null) return false;
      return addressedTables.has(table) && addressed && (row["hidden_at"] ?? null) === null;
    case "admin":
      if (reference.has(table) || table === "organization" || table === "audit") return true;
      if (["delivery", "retention_hold", "retention_run", "outside_system"].includes(table)) {
        return inside;
      }
      if (table === "command_result") return row["actor_key"] === `user:${principal.dutyId}`;
      // What administrators did, as one who is overtaken is told.
      if (table === "event") {
        return inside && row["ticket_id"] === null && row["actor_role"] === "system_admin";
      }
      return ["person", "duty", "escalation", "absence", "on_call"].includes(table) && inside;
    // docs/decisions/010: what is the member's own, and what the own community, street or district
    // offers, because its path begins the member's own.
    case "person":
      if (byPhone.has(table)) return true;
      if (table === "command_result") return row["actor_key"] === `phone:${principal.personId}`;
      if (offers.has(table)) return principal.areaPath.startsWith(textOf(row["path"]));
      // A template is offered from above; a round is of the own community alone.
      if (table === "pledge_template") return principal.areaPath.startsWith(textOf(row["path"]));
      if (table === "appraisal") return row["path"] === principal.areaPath;
      if (table === "service_statement" && !isSent(row)) return false;
      if (table === "member") return row["id"] === principal.personId;
      if (table === "service_request") {
        return isOpen(row) ? inside : row["taker_member_id"] === principal.personId;
      }
      return ofMember.has(table) && row["member_id"] === principal.personId;
    case "unit":
      // 共建协议: for the units that sign it, wherever they are.
      if (ofAgreement.has(table)) {
        return isNamed(row["unit_ids"], principal.organizationId);
      }
      if (byPhone.has(table) || table === "known_district" || isShared(table, row)) return true;
      if (table === "command_result") return row["actor_key"] === `phone:${principal.personId}`;
      if (offers.has(table)) return principal.areaPath.startsWith(textOf(row["path"]));
      if (table === "service_request") {
        return isOpen(row) ? inside : row["taker_organization_id"] === principal.organizationId;
      }
      if (table === "service_statement" && !isSent(row)) return false;
      if (onUnitsList.has(table)) return row["unit_id"] === principal.organizationId;
      return ofUnit.has(table) && addressed;
    // A council's path is that of its area; nothing of the communities below a street's.
    case "seat":
      if (ofSeat.has(table)) return true;
      if (table === "command_result") return row["actor_key"] === `phone:${principal.personId}`;
      if (table === "contact_record" && row["holder_id"] !== principal.personId) return false;
      if (table === "seat_step") return row["holder_id"] === principal.personId;
      // The meetings of an estate are told on paper.
      if (ofMeeting.some((one) => one === table) && row["body_kind"] !== "council") return false;
      // Of meetings what was told, of resolutions what stands.
      if (table === "meeting" && row["notified_at"] === null) return false;
      if (table === "agenda_item" && row["state"] !== "told") return false;
      if (table === "meeting_resolution" && isUnsettled(row)) return false;
      return ofCouncil.has(table) && row["path"] === principal.areaPath;
    // The key of another system enters as a visitor does; its retries are its own.
    case "system":
    case "visitor":
      if (table === "command_result") {
        return row["actor_key"] === `visitor:${principal.personId ?? principal.tenantId}`;
      }
      if (table === "known_district" || table === "public_rating") return true;
      if (table === "service_item") return row["ended_at"] === null;
      if (table === "service_request") return row["kind"] === "wish" && wasPublished(row);
      return reference.has(table);
    case "receipt":
      if (table === "setting") return true;
      if (table === "command_result") return row["actor_key"] === `receipt:${principal.ticketId}`;
      if (table === "ticket") return row["id"] === principal.ticketId;
      if (table === "service_request") return row["id"] === principal.ticketId;
      if (table === "service_contact") return row["request_id"] === principal.ticketId;
      if (row["ticket_id"] !== principal.ticketId) return false;
      if (table === "message") return row["audience"] === "resident";
      if (table === "attachment" || table === "event") return row["for_resident"] === true;
      return table === "rating" || table === "wall_objection";
  }
}

/** What is on the open lists; a photo that was taken down is nobody's. */
function isShared(table: string, row: Row): boolean {
  return coBuilding.has(table) && (row["hidden_at"] ?? null) === null;
}

function isNamed(ids: unknown, id: string | null): boolean {
  return Array.isArray(ids) && ids.some((one) => one === id);
}

const partyRoles: readonly DutyRole[] = ["district_org", "street_secretary", "community_secretary"];
/** How the Party's work reaches the units of a place. */
const ofRegister = new Set(["unit_profile", "unit_adviser", "unit_contact", "unit_step"]);
const reference = new Set(["area", "area_shape", "category", "setting"]);
const staffReference = new Set([
  "organization",
  "saved_reply",
  "catalogue_version",
  "catalogue_entry",
  "duty_list",
  "figure_month",
  "monthly_topic",
  "opinion_power",
  "topic_problem",
  "topic_measure",
  "season",
]);
/** 三张清单: open to the staff of areas and to the units that have reported. */
const coBuilding = new Set([
  "co_need",
  "co_resource",
  "co_project",
  "co_party",
  "co_step",
  "co_change",
  "co_photo",
  "co_dimension",
]);
/** 共建协议: for the staff of its place and those above, and for the units that sign it. */
const ofAgreement = new Set(["co_agreement", "co_signer", "co_commitment", "co_fulfilment"]);
/** Where somebody lives and reports, for who enters by phone. */
const byPhone = new Set(["area", "setting", "organization", "post_kind"]);
const ofSeat = new Set(["area", "setting", "organization", "contact_version", "contact_item"]);
const ofMeeting = [
  "meeting",
  "meeting_topic",
  "agenda_item",
  "meeting_attendee",
  "meeting_resolution",
  "resolution_progress",
] as const;
const ofSeats = ["rotation_plan", "rotation_place", "rotation_change", "contact_record"] as const;
const ofCouncil = new Set([
  "council",
  "council_term",
  "council_seat",
  "seat_holder",
  ...ofMeeting,
  ...ofSeats,
]);
const offers = new Set(["slot", "service_post", "service_activity"]);
const ofMember = new Set([
  "member_check_in",
  "consent",
  "claim",
  "service_offer",
  "service_record",
  "pledge",
  "service_statement",
]);
const onUnitsList = new Set(["member", "member_check_in"]);
const ofUnit = new Set([
  "unit_check_in",
  "claim",
  "service_offer",
  "member_list",
  "service_statement",
  "received_report",
  "opinion_request",
]);
/** What was learned for suggestions, which only dispatchers are given, and the kinds of posts. */
const areaReference = new Set([
  "suggest_term",
  "suggest_category",
  "suggest_outcome",
  "post_kind",
  "contact_version",
  "contact_item",
]);
export const placed = new Set([
  "person",
  "duty",
  "ticket",
  "complainant",
  "assignment",
  "message",
  "attachment",
  "event",
  "rating",
  "call_back",
  "ticket_tally",
  "application",
  "pause",
  "whistle_call",
  "whistle_response",
  "wall_entry",
  "wall_photo",
  "wall_objection",
  "public_rating",
  "clock",
  "escalation",
  "supervision",
  "recusal",
  "exclusion",
  "proactive_action",
  "figure_snapshot",
  "hand_over",
  "absence",
  "on_call",
  "member",
  "member_check_in",
  "unit_check_in",
  "consent",
  "head_count",
  "slot",
  "claim",
  "service_request",
  "service_contact",
  "service_offer",
  "service_post",
  "service_activity",
  "service_record",
  "pledge_template",
  "pledge",
  "service_statement",
  "issued_report",
  "appraisal",
  "appraisal_candidate",
  "mobile_member",
  "mobile_contact",
  "mobile_referral",
  "council",
  "council_term",
  "council_seat",
  "seat_holder",
  "seat_step",
  ...ofSeats,
  "sheet_import",
  "party_organization",
  "party_head_count",
  "party_term",
  ...ofMeeting,
  "party_record",
  "party_dues",
  "party_case",
  "party_case_step",
  "estate",
  "estate_management",
  "estate_plan",
  "estate_seat",
  "cross_appointment",
  ...ofAgreement,
  "opinion_request",
  "review_round",
  "review_appeal",
  ...ofRegister,
]);
const addressedTables = new Set([
  "person",
  "duty",
  "assignment",
  "message",
  "attachment",
  "event",
  "whistle_response",
  "proactive_action",
  "application",
  "pause",
  "clock",
  "supervision",
  "figure_snapshot",
  "hand_over",
  "absence",
  "on_call",
  "opinion_request",
]);

/** Everybody of a district: each person's duty, the members and liaison officers, some receipts, a visitor and the job. */
export function principalsOf(
  world: World,
  receipts: readonly SeededReceipt[],
  recused: readonly { personId: string; ticketId: string }[],
  hashes: {
    person: (login: string) => Uint8Array;
    phone: (key: string) => Uint8Array;
    receipt: (receipt: SeededReceipt) => Uint8Array;
    visitor: Uint8Array;
    system: Uint8Array;
    job: Uint8Array;
  },
): Principal[] {
  const base = {
    tenantId: world.tenantId,
    organizationId: null,
    dutyId: null,
    personId: null,
    ticketId: null,
    kept: new Set<string>(),
    areaPath: world.root,
  };
  const people = Object.values(world.people).map((person): Principal => ({
    ...base,
    label: `${world.slug}/${person.login}`,
    kind:
      person.role === "system_admin" ? "admin" : person.organizationId === null ? "area" : "org",
    role: person.role,
    areaPath: person.path,
    organizationId: person.organizationId,
    dutyId: person.dutyId,
    personId: person.personId,
    kept: new Set(recused.flatMap((one) => (one.personId === person.personId ? one.ticketId : []))),
    hash: hashes.person(person.login),
  }));
  const holders = receipts.slice(0, 6).map((receipt): Principal => ({
    ...base,
    label: `${world.slug}/receipt ${receipt.number}`,
    kind: "receipt",
    ticketId: receipt.ticketId,
    hash: hashes.receipt(receipt),
  }));
  const members = Object.entries(world.members).map(([key, member]): Principal => ({
    ...base,
    label: `${world.slug}/${key}`,
    kind: "person",
    areaPath: member.path,
    personId: member.id,
    hash: hashes.phone(key),
  }));
  const liaisons = Object.entries(world.units).map(([key, unit]): Principal => ({
    ...base,
    label: `${world.slug}/liaison of ${key}`,
    kind: "unit",
    areaPath: unit.path,
    personId: unit.checkInId,
    organizationId: unit.id,
    hash: hashes.phone(key),
  }));
  const councillors = Object.entries(world.councils).map(([key, council]): Principal => ({
    ...base,
    label: `${world.slug}/councillor of ${key}`,
    kind: "seat",
    areaPath: council.path,
    personId: council.holderId,
    organizationId: council.organizationId,
    hash: hashes.phone(key),
  }));
  return [
    ...people,
    ...members,
    ...liaisons,
    ...councillors,
    ...holders,
    { ...base, label: `${world.slug}/visitor`, kind: "visitor", hash: hashes.visitor },
    {
      ...base,
      label: `${world.slug}/system`,
      kind: "system",
      personId: world.tenantId,
      hash: hashes.system,
    },
    { ...base, label: `${world.slug}/job`, kind: "job", hash: hashes.job },
  ];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A resolution that is still written at the table, or was struck out. */
function isUnsettled(row: Row): boolean {
  return row["state"] === "draft" || row["state"] === "dropped";
}

/** Nobody has it, and anybody near may take it. */
function isOpen(row: Row): boolean {
  return (
    row["status"] === "published" &&
    row["taker_member_id"] === null &&
    row["taker_organization_id"] === null
  );
}

/** The community has written its word. */
function isSent(row: Row): boolean {
  return row["status"] === "sent" || row["status"] === "acknowledged";
}

function wasPublished(row: Row): boolean {
  return !["submitted", "declined", "withdrawn"].includes(textOf(row["status"]));
}
