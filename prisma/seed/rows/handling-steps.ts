import { localDate, type Instant } from "@/lib/platform/core/time-zone";
import { callbackCloseAt } from "@/lib/affairs/tickets/rules/deadline";
import { needsReason } from "@/lib/affairs/tickets/rules/outcomes";
import { moved } from "@/lib/affairs/tickets/rules/reckoning";
import { motifFor } from "../content/photos";
import type { TicketTarget } from "../content/ticket-timing";
import type { Rating } from "../content/ticket-plan";
import { move, type Sent } from "./assignment-row";
import { until, wait, waitAwake, work } from "./course";
import { job, resident, staff, type Actor } from "./story-rows";
import { holder, type Telling } from "./telling";

/** 签收, and with `start` also the first contact, which begins the work. */
export function acceptAndBegin(telling: Telling, sent: Sent, start: boolean): void {
  const { rng, course, rows, texts } = telling;
  const { row, lead, clerk } = sent;
  const payload = { organization: sent.department.shortName };
  const acceptedAt = row.urgency === "urgent" ? wait(course, 3, 28) : work(course, 10, 240);
  Object.assign(row, { acceptedAt: new Date(acceptedAt), acceptedBy: clerk.name });
  move(telling, sent, "accepted");
  rows.event("assignment.accepted", clerk, acceptedAt, { lead, payload });
  if (start && rng.chance(0.35)) assignHandler(telling, sent);
  if (!start) return;
  if (rng.chance(0.06)) {
    const at = work(course, 20, 200);
    move(telling, sent, "in_progress");
    rows.say(clerk, at, "internal", "两次联系未接通，先到现场核实，再补充联系。", lead);
    rows.event("assignment.begun", clerk, at, { lead, payload });
    return;
  }
  const at = rng.chance(0.07)
    ? until(course, row.firstContactBy.getTime())
    : pass(telling, sent, 5, 120);
  row.firstContactAt = new Date(at);
  move(telling, sent, "in_progress");
  rows.say(clerk, at, "resident", texts.firstContact, lead);
  rows.event("assignment.contacted", clerk, at, { lead, payload });
  if (telling.placed.source === "portal" && rng.chance(0.18)) addFacts(telling, sent);
}

/** 办结申请 and, where the organization signs off, its leader's signature. */
export function submit(telling: Telling, sent: Sent, leaves: boolean): void {
  const { context, rng, course, rows, texts } = telling;
  const { row, lead, clerk, department } = sent;
  const payload = { organization: department.shortName, round: row.round, outcome: "solved" };
  if (leaves) ready(telling, sent);
  else pass(telling, sent, 30, 400);
  row.outcome = "solved";
  row.result = row.round === 1 ? texts.result : `重办情况：${texts.result}`;
  row.measures = texts.measures;
  const answered = telling.placed.source !== "grid";
  const day = localDate(course.at, context.clockwork.calendar.timeZone);
  if (answered) Object.assign(row, { answeredHow: "phone", answeredOn: new Date(day) });
  addResultPhotos(telling, sent);
  if (!row.signOff && row.round === 1) {
    move(telling, sent, "submitted");
    row.submittedAt = new Date(course.at);
    rows.event("assignment.submitted", clerk, course.at, { lead, payload });
    return;
  }
  move(telling, sent, "sign_off");
  rows.event("assignment.submitted_for_sign_off", clerk, course.at, { lead, payload });
  if (!leaves) return;
  const leader = staff("dept_leader", holder(context, "dept_leader", department.id));
  if (rng.chance(0.08)) {
    const sentBackAt = pass(telling, sent, 5, 60);
    move(telling, sent, "in_progress");
    rows.say(
      leader,
      sentBackAt,
      "internal",
      "办理结果请写清楚整改时间和责任单位，补充后再报。",
      lead,
    );
    rows.event("assignment.sent_back", leader, sentBackAt, { lead });
    move(telling, sent, "sign_off");
    rows.event("assignment.submitted_for_sign_off", clerk, pass(telling, sent, 10, 90), {
      lead,
      payload,
    });
  }
  row.submittedAt = new Date(pass(telling, sent, 5, 120));
  move(telling, sent, "submitted");
  rows.event("assignment.signed_off", leader, course.at, { lead, payload });
}

/** 核查, 重办 where it failed, 回访 and 结案, as far as the story has come. */
export function verifyAndEnd(telling: Telling, sent: Sent, target: TicketTarget): void {
  const { placed, rng } = telling;
  const { plan } = placed;
  if (plan.redone || target === "redo") {
    const afterRating = placed.source === "portal" && rng.chance(0.4);
    if (afterRating) {
      verify(telling, sent);
      rate(telling, sent, { contacted: true, solved: false, satisfaction: 2, comment: "bad" });
    }
    redo(telling, sent, afterRating);
    if (target === "redo") return;
    submit(telling, sent, true);
  }
  verify(telling, sent);
  if (target !== "closed") return;
  const rates = ["portal", "phone", "walk_in"].includes(placed.source);
  const rating = rates ? plan.rating : null;
  if (rating !== null) rate(telling, sent, rating);
  close(telling, sent);
}

/** Urgent matters go on at any hour, the others when offices are open. */
function pass({ course }: Telling, { row }: Sent, least: number, most: number): Instant {
  return row.urgency === "urgent" ? wait(course, least, most) : work(course, least, most);
}

/** When the result is ready: mostly well within the time allowed, sometimes after it. */
function ready(telling: Telling, { row }: Sent): void {
  const { placed, rng, course } = telling;
  const due = row.dueAt.getTime();
  if (placed.plan.late) {
    until(course, due + rng.int(30, 2400) * 60_000);
    return;
  }
  const wish = course.at + (due - course.at) * (0.15 + 0.65 * rng.next());
  const minutes = Math.round((wish - course.at) / 60_000);
  if (row.urgency === "urgent") wait(course, minutes, minutes);
  else until(course, Math.min(wish, due - 4 * 3_600_000));
}

function assignHandler(telling: Telling, { row, lead, department }: Sent): void {
  const { context, rng, course, rows } = telling;
  const handler = rng.pick(context.holders("dept_clerk", department.id));
  const leader = staff("dept_leader", holder(context, "dept_leader", department.id));
  Object.assign(row, { handlerId: handler.personId, handlerName: handler.name });
  row.version += 1;
  rows.changes += 1;
  rows.event("assignment.handler_assigned", leader, work(course, 5, 40), {
    lead,
    payload: { handlerId: handler.personId },
  });
}

function addFacts(telling: Telling, { lead }: Sent): void {
  const { rng, course, rows } = telling;
  const at = waitAwake(course, 40, 1200);
  const text = rng.pick([
    "补充一下，今天早上又去看了，情况还在，麻烦尽快处理。",
    "白天家里一般没有人，需要进门的话请提前一天在这里留言。",
    "具体位置在进小区大门右手边，第二个路口。",
    "刚才看到有人来现场了，谢谢，希望彻底解决。",
    "邻居也遇到同样的情况，能不能一起看一下？",
  ]);
  rows.say(resident, at, "resident", text);
  rows.event("ticket.facts_added", resident, at, { lead });
}

function addResultPhotos(telling: Telling, { row, lead }: Sent): void {
  const { placed, photos, rng, course, rows } = telling;
  if (!row.physical) return;
  const motif = motifFor(placed.category.code);
  const moments = row.round === 1 ? (["before", "after"] as const) : (["after"] as const);
  for (const moment of moments) {
    const photo = photos(motif, moment, rng.int(0, 1));
    if (photo !== undefined) rows.attach(photo, course.at, moment, true, lead);
  }
}

function verify(telling: Telling, sent: Sent): void {
  const { context, placed, photos, rng, course, rows, texts } = telling;
  const { row, lead } = sent;
  const by = verifier(telling);
  const at = work(course, 30, 520);
  const close = callbackCloseAt({ resolvedAt: at, dueAt: row.dueAt.getTime() }, context.clockwork);
  Object.assign(row, {
    verifiedAt: new Date(at),
    verifiedBy: by.name,
    verifyText: texts.verification,
    closeUnratedAt: new Date(close.at),
  });
  move(telling, sent, "verified");
  const photo = photos(motifFor(placed.category.code), "after", rng.int(0, 1));
  if (row.physical && photo !== undefined) {
    rows.attach(photo, at, "verification", false, { id: row.id, organizationId: null });
  }
  rows.event("assignment.verified", by, at, { lead, payload: { rateUntil: close.at } });
}

/** What can be seen is checked on site by grid or community, the rest by the street. */
function verifier({ context, placed, rng, dispatcher }: Telling): Actor {
  const { grid, category } = placed;
  if (!category.physical) {
    const secretary = holder(context, "street_secretary", grid.street.id);
    return rng.chance(0.85) ? dispatcher : staff("street_secretary", secretary);
  }
  return rng.chance(0.75)
    ? staff("grid_worker", holder(context, "grid_worker", grid.area.id))
    : staff("community_secretary", holder(context, "community_secretary", grid.community.id));
}

function redo(telling: Telling, sent: Sent, afterRating: boolean): void {
  const { context, course, rows, texts } = telling;
  const { row, lead, department } = sent;
  const at = work(course, 30, 300);
  const { settings, calendar } = context.clockwork;
  const again = { by: "limit", from: at, limit: settings["redo.limit"] } as const;
  const due = moved(row, again, calendar);
  const round = row.round + 1;
  Object.assign(row, {
    round,
    redoReason: texts.failedVerification,
    ...due,
    dueAt: new Date(due.dueAt),
    submittedAt: null,
    verifiedAt: null,
    verifiedBy: null,
    verifyText: null,
    closeUnratedAt: null,
  });
  move(telling, sent, "in_progress");
  const payload = { organization: department.shortName, round, dueAt: due.dueAt };
  const by = afterRating ? telling.dispatcher : verifier(telling);
  rows.event("assignment.redone", by, at, { lead, payload });
}

function rate(telling: Telling, { row, lead }: Sent, rating: Rating): void {
  const { course, rows, texts, ratings } = telling;
  const { contacted, satisfaction } = rating;
  const at = waitAwake(course, 60, 4000);
  const solved = rating.solved ? "yes" : satisfaction >= 2 ? "partly" : "no";
  const satisfied = satisfaction >= 4 ? "yes" : satisfaction === 3 ? "basically" : "no";
  const words = { good: texts.ratingGood, fair: texts.ratingFair, bad: texts.ratingBad };
  const comment = rating.comment === null ? null : words[rating.comment];
  ratings.push({ round: row.round, solved, satisfied, contacted, comment, at: new Date(at) });
  rows.changes += 1;
  rows.event("ticket.rated", resident, at, {
    lead,
    payload: { solved, satisfied, round: row.round },
  });
}

/** The street closes with an outcome; what nobody rated in time, the worker. */
function close(telling: Telling, sent: Sent): void {
  const { course, rows, rng, ratings } = telling;
  const { row, lead } = sent;
  const outcomeOrganization = sent.department.shortName;
  const rating = ratings.find(({ round }) => round === row.round);
  const unratedAt = row.closeUnratedAt?.getTime() ?? course.now;
  const byWorker = rating === undefined && unratedAt < course.now - 600_000 && rng.chance(0.6);
  if (byWorker) {
    const at = unratedAt + rng.int(5, 290) * 1000;
    telling.ending = { ...telling.ending, outcome: "unrated", outcomeOrganization };
    course.at = at;
    row.endedAt = new Date(at);
    move(telling, sent, "done");
    rows.event("assignment.closed_unrated", job, at, { lead });
  } else {
    const { outcome, text } = closing(telling, rating?.solved);
    const at = work(course, 20, 500);
    const outcomeReason = needsReason(outcome) ? text : null;
    Object.assign(row, { outcome, outcomeReason });
    telling.ending = {
      ...telling.ending,
      outcome,
      replyText: text,
      outcomeOrganization,
      outcomeReason,
    };
    row.endedAt = new Date(at);
    move(telling, sent, "done");
    rows.event("assignment.closed", telling.dispatcher, at, { lead, payload: { outcome } });
  }
  // The outcome is a change of its own on the ticket.
  rows.changes += 1;
}

function closing({ rng }: Telling, solved = "unknown"): { outcome: string; text: string } {
  switch (solved) {
    case "yes":
      return {
        outcome: "solved",
        text: rng.pick([
          "您反映的问题已处理完毕，感谢您的评价，本件结案。",
          "经回访确认问题已解决，感谢您的监督，本件结案。",
        ]),
      };
    case "partly":
      return {
        outcome: "partly",
        text: "您反映的问题已处理一部分，剩余部分已列入后续计划，由社区跟进，本件先行结案。",
      };
    case "no":
      return {
        outcome: "explained",
        text: "您认为问题没有解决。街道已到现场复核，责任单位已按规定处理到位，现有条件下暂时无法进一步改善，依据和后续安排已当面说明。如有新的情况可继续反映。",
      };
    default:
      return {
        outcome: "solved",
        text: "经电话回访，确认问题已解决，本件结案。如再次出现，可凭编号继续反映。",
      };
  }
}
