import { addWorkMinutes } from "@/lib/platform/core/calendar";
import type { Instant } from "@/lib/platform/core/time-zone";
import { dueAt, urgencies, type Urgency } from "@/lib/affairs/tickets/rules/deadline";
import type { TicketTarget } from "../content/ticket-timing";
import { assignmentRow, move, type Sent } from "./assignment-row";
import type { Department } from "./context";
import { wait, work } from "./course";
import { acceptAndBegin, submit, verifyAndEnd } from "./handling-steps";
import { staff } from "./story-rows";
import type { Telling } from "./telling";

/** From dispatch to where the story stands today. Returns every assignment there was. */
export function handle(telling: Telling, target: TicketTarget): Sent[] {
  const { placed, rng } = telling;
  const lead = leadOf(telling);
  const sent: Sent[] = [];
  if (target === "return_requested") {
    const asked = dispatch(telling, wrongOrganization(telling, lead), false);
    askBack(telling, asked, lead);
    return [asked];
  }
  // Once in a while it goes to the wrong organization first.
  if (placed.plan.returned) {
    const first = dispatch(telling, wrongOrganization(telling, lead), false);
    if (rng.chance(0.2)) takeBack(telling, first);
    else giveBack(telling, first, lead);
    sent.push(first);
  }
  const current = dispatch(telling, lead, true);
  sent.push(current);
  urgeWhenLate(telling, current);
  const reach = order.indexOf(target === "redo" ? "callback" : target);
  if (reach >= order.indexOf("accepted")) acceptAndBegin(telling, current, reach >= 2);
  if (reach >= order.indexOf("sign_off")) submit(telling, current, target !== "sign_off");
  if (reach >= order.indexOf("verification") && target !== "verification") {
    verifyAndEnd(telling, current, target);
  }
  return sent;
}

const order: readonly TicketTarget[] = [
  "dispatched",
  "accepted",
  "in_progress",
  "sign_off",
  "verification",
  "callback",
  "closed",
];

/** The organization of the catalogue; the police's part is done by the station of the place. */
function leadOf({ context, placed }: Telling): Department {
  const station = context.departments.get(`police-${placed.grid.street.code ?? ""}`);
  const key = placed.category.lead;
  const found = key === "police" && station !== undefined ? station : context.departments.get(key);
  if (found === undefined) throw new RangeError(`no department ${key}`);
  return found;
}

function wrongOrganization({ context, rng }: Telling, lead: Department): Department {
  const keys = ["construction", "chengguan", "housing", "greening", "water", "market"];
  const others = keys.flatMap((key) => context.departments.get(key) ?? []);
  return rng.pick(others.filter(({ id }) => id !== lead.id));
}

function dispatch(telling: Telling, department: Department, last: boolean): Sent {
  const { context, placed, rng, course, rows } = telling;
  const urgent = placed.plan.urgency === "urgent";
  const dispatchedAt = urgent ? wait(course, 4, 45) : work(course, 8, 150);
  const urgency = last ? urgencyFor(telling, dispatchedAt) : placed.plan.urgency;
  const clerk = staff("dept_clerk", rng.pick(context.holders("dept_clerk", department.id)));
  const row = assignmentRow(telling, department, urgency, dispatchedAt);
  const lead = { id: row.id, organizationId: department.id };
  for (const photo of telling.reported) {
    if (photo !== undefined) rows.attach(photo, placed.registeredAt, "report", false, lead);
  }
  const payload = { urgency, dueAt: row.dueAt.getTime(), organization: department.shortName };
  rows.event("ticket.dispatched", telling.dispatcher, dispatchedAt, { lead, payload });
  rows.changes += 1;
  if (last && rng.chance(0.12)) {
    const by = telling.dispatcher;
    rows.say(
      by,
      dispatchedAt,
      "resident",
      `您反映的事项已派${department.shortName}办理，可在查询页面查看进展。`,
      lead,
    );
    rows.event("ticket.replied", by, dispatchedAt, { lead });
  }
  return { row, lead, department, clerk, endedEarly: false };
}

/** An urgency by which the story is late or not, as its plan wants it. */
function urgencyFor(telling: Telling, dispatchedAt: Instant): Urgency {
  const { plan, target } = telling.placed;
  if (!["dispatched", "accepted", "in_progress", "sign_off"].includes(target)) return plan.urgency;
  const choices = [plan.urgency, "routine", plan.overdue ? "urgent" : "key"] as const;
  const fitting = choices.find((urgency) => {
    const times = dueAt({ urgency, dispatchedAt }, telling.context.clockwork);
    return times.dueAt < telling.course.now === plan.overdue;
  });
  return urgencies.find((urgency) => urgency === fitting) ?? plan.urgency;
}

function askBack(telling: Telling, sent: Sent, rightful: Department): void {
  const { rng, course, rows, texts } = telling;
  if (rng.chance(0.4)) acceptAndBegin(telling, sent, false);
  sent.row.statusBefore = sent.row.status;
  const at = work(course, 20, 240);
  const text = texts.returnReason;
  const reason = /养护范围/u.test(text)
    ? "not_our_territory"
    : /同一问题/u.test(text)
      ? "duplicate"
      : "not_our_duty";
  Object.assign(sent.row, {
    returnReason: reason,
    returnText: text,
    returnReference: reason === "duplicate" ? null : `部门权责清单：${rightful.shortName}职责部分`,
  });
  move(telling, sent, "return_requested");
  const payload = { organization: sent.department.shortName, reasonCode: reason };
  rows.event("assignment.return_requested", sent.clerk, at, { lead: sent.lead, payload });
}

function giveBack(telling: Telling, sent: Sent, rightful: Department): void {
  askBack(telling, sent, rightful);
  const at = work(telling.course, 15, 200);
  end(telling, sent, "returned", at, `经核对权责清单，同意退单，改派${rightful.shortName}。`);
}

function takeBack(telling: Telling, sent: Sent): void {
  end(telling, sent, "recalled", wait(telling.course, 4, 25), "派单对象选错，撤回后重新派单。");
}

function end(
  telling: Telling,
  sent: Sent,
  status: "returned" | "recalled",
  at: Instant,
  why: string,
) {
  Object.assign(sent.row, { decisionText: why, endedAt: new Date(at) });
  move(telling, sent, status);
  sent.endedEarly = true;
  const payload = { organization: sent.department.shortName };
  telling.rows.event(`assignment.${status}`, telling.dispatcher, at, { lead: sent.lead, payload });
}

/** What is overdue is urged once by the street, while the organization still works on it. */
function urgeWhenLate(telling: Telling, { row, lead }: Sent): void {
  const { rng, course, rows, placed } = telling;
  const { calendar } = course.clockwork;
  const at = addWorkMinutes(row.dueAt.getTime(), rng.int(10, 90), calendar).at;
  if (!placed.plan.overdue || at >= course.now || !rng.chance(0.7)) return;
  const text = "该件已超过办理时限，请抓紧办理，今天下班前反馈进展和预计办结时间。";
  rows.say(telling.dispatcher, at, "internal", text, lead);
  rows.event("ticket.urged", telling.dispatcher, at, { lead });
}
