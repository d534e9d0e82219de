import type { AssignmentFilter } from "@/lib/affairs/tickets/rules/assignment-filter";
import type { TicketFilter } from "@/lib/affairs/tickets/rules/ticket-filter";
import type { DutyRole } from "@/lib/platform/access/actor";

/** One heap of what waits: a filter of a list, so that "all of them" shows the same rows. */
export type DeskSection =
  | {
      readonly key: SectionKey;
      readonly kind: "tickets";
      readonly filter: TicketFilter;
      readonly order: "oldest" | "due" | "rated";
    }
  | {
      readonly key: SectionKey;
      readonly kind: "assignments";
      readonly filter: AssignmentFilter;
      readonly order: "accept" | "due";
    };

export type SectionKey = keyof typeof sections;

const sections = {
  screening: { kind: "tickets", filter: { status: "screening" }, order: "oldest" },
  pool: { kind: "tickets", filter: { status: "registered" }, order: "oldest" },
  asking: { kind: "tickets", filter: { asking: "1" }, order: "due" },
  contested: { kind: "tickets", filter: { asking: "contested" }, order: "oldest" },
  closing: { kind: "tickets", filter: { call: "1" }, order: "rated" },
  cards: { kind: "tickets", filter: { card: "proposed" }, order: "due" },
  overdue: { kind: "tickets", filter: { due: "over" }, order: "due" },
  soon: { kind: "tickets", filter: { due: "soon" }, order: "due" },
  verification: { kind: "tickets", filter: { status: "verification" }, order: "oldest" },
  onSite: { kind: "tickets", filter: { status: "verification", physical: "1" }, order: "oldest" },
  atDesk: { kind: "tickets", filter: { status: "verification", physical: "0" }, order: "oldest" },
  selfSolve: { kind: "tickets", filter: { status: "screening" }, order: "oldest" },
  inHand: { kind: "tickets", filter: { group: "working" }, order: "due" },
  redo: { kind: "tickets", filter: { group: "working", redo: "1" }, order: "due" },
  arriving: { kind: "assignments", filter: { group: "arriving" }, order: "accept" },
  sentBack: { kind: "assignments", filter: { group: "working", redo: "1" }, order: "due" },
  working: { kind: "assignments", filter: { group: "working", redo: "0" }, order: "due" },
  signing: { kind: "assignments", filter: { group: "signing" }, order: "due" },
  late: { kind: "assignments", filter: { due: "over" }, order: "due" },
  lateSoon: { kind: "assignments", filter: { due: "soon" }, order: "due" },
} as const;

// What each duty must do next comes first; what it only keeps an eye on comes after. Five at the
// most: a section costs up to two statements.
const keysByRole: Readonly<Record<DutyRole, readonly SectionKey[]>> = {
  district_org: ["contested", "overdue", "redo", "soon"],
  district_dispatcher: ["pool", "asking", "screening", "closing", "cards"],
  street_secretary: ["cards", "overdue", "soon", "verification", "asking"],
  street_dispatcher: ["screening", "asking", "closing", "atDesk", "cards"],
  community_secretary: ["onSite", "selfSolve", "inHand"],
  grid_worker: ["onSite", "selfSolve", "inHand"],
  dept_clerk: ["arriving", "sentBack", "working"],
  dept_leader: ["signing", "late", "lateSoon"],
  system_admin: [],
};

/** Who answers for matters that lie: they are told in one line how many do (ANCHORS §6, wish 20). */
export const idleRoles = [
  "district_org",
  "street_secretary",
  "street_dispatcher",
  "dept_clerk",
  "dept_leader",
] as const satisfies readonly DutyRole[];

export function deskSections(role: DutyRole): readonly DeskSection[] {
  return keysByRole[role].map((key) => ({ key, ...sections[key] }));
}
