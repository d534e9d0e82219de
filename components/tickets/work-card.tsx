import type { PhotoRow } from "@/lib/affairs/tickets/queries/matter";
import type { WorkShown } from "@/lib/affairs/tickets/queries/work-shown";
import { returnReasons } from "@/lib/affairs/tickets/schema";
import { DescriptionList, type DescriptionItem } from "../ui/description-list";
import { fullTime } from "../ui/time-words";
import type { DueWhy } from "@/lib/affairs/tickets/rules/due-why";
import { dueWhyText } from "./due-why";
import { DuePill } from "./due-pill";
import { MatterPhotos } from "./matter-photos";
import { limitText } from "./limit-text";
import { tt, word } from "./messages/text";
import { AssignmentStatusBadge } from "./status-badge";

type Work = WorkShown & { dueWhy: DueWhy; photos: readonly PhotoRow[] };

/** One sending to an organization, as the street sees it: who, until when, what came of it. */
export function WorkDetails({ work, now }: { work: Work; now: string }) {
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-base font-semibold">{work.organizationName}</span>
        <AssignmentStatusBadge status={work.status} />
        {!work.selfSolved && (work.endedAt === null || work.submittedAt !== null) ? (
          <DuePill
            dueAt={work.dueAt}
            now={now}
            doneAt={work.submittedAt}
            provisional={work.dueProvisional}
            reviewAt={work.reviewAt}
          />
        ) : null}
      </div>
      <DescriptionList columns={2} items={[...timeItems(work, now), ...textItems(work)]} />
      <MatterPhotos title={tt("proof.photos")} photos={work.photos} />
    </div>
  );
}

/** The limits of an assignment and how they were kept. */
export function timeItems(work: WorkShown & { dueWhy: DueWhy }, now: string): DescriptionItem[] {
  // What a community settled by itself nobody sent, accepted or called about.
  if (work.selfSolved) {
    const { dispatchedAt: at, dispatchedBy: by } = work;
    return [
      { term: tt("work.selfSolved"), detail: tt("work.settledBy", { at: fullTime(at), by }) },
    ];
  }
  return [
    {
      term: tt("work.dispatched"),
      detail: tt("work.dispatchedBy", { at: fullTime(work.dispatchedAt), by: work.dispatchedBy }),
    },
    {
      term: tt("work.accept"),
      detail:
        work.acceptedAt === null ? (
          <Limit at={work.acceptBy} now={now} ended={work.endedAt !== null} />
        ) : (
          tt("work.acceptedAt", { at: fullTime(work.acceptedAt), by: work.acceptedBy ?? "" })
        ),
    },
    {
      term: tt("work.contact"),
      detail:
        work.firstContactAt === null ? (
          <Limit at={work.firstContactBy} now={now} ended={work.endedAt !== null} />
        ) : (
          fullTime(work.firstContactAt)
        ),
    },
    ...((work.urgency === "urgent" && work.physical && work.submittedAt === null) ||
    work.arrivedAt !== null
      ? [
          {
            term: tt("work.arrival"),
            detail:
              work.arrivedAt === null
                ? tt("work.notArrived")
                : tt("work.arrivedAt", {
                    at: fullTime(work.arrivedAt),
                    by: work.arrivedBy ?? "",
                  }),
          },
        ]
      : []),
    {
      term: tt("work.due"),
      detail: [fullTime(work.dueAt), work.limit === null ? "" : limitText(work.limit)]
        .filter(Boolean)
        .join(" · "),
    },
    ...(work.originalDueAt === work.dueAt
      ? []
      : [{ term: tt("work.originalDue"), detail: fullTime(work.originalDueAt) }]),
    ...(work.reviewAt === null
      ? []
      : [{ term: tt("work.review"), detail: fullTime(work.reviewAt) }]),
    { term: tt("why.due"), detail: dueWhyText(work), wide: true },
    { term: tt("work.handler"), detail: work.handlerName },
  ];
}

function textItems(work: WorkShown): DescriptionItem[] {
  const reason = returnReasons.find((one) => one === work.returnReason);
  const items: [string, string | null][] = [
    [tt("work.shorten"), work.shortenReason],
    // What a community settled by itself nobody was asked to do.
    [tt("work.task"), work.task === work.result ? null : work.task],
    [tt("work.closing"), work.closing],
    [
      tt("work.return"),
      reason === undefined
        ? null
        : [word(`returnReason.${reason}`), work.returnReference, work.returnText]
            .filter(Boolean)
            .join("\n"),
    ],
    [decisionTerm(work), work.decisionText],
    [tt("work.measures"), work.measures],
    [
      tt("work.result"),
      work.result === null
        ? null
        : [
            work.result,
            work.submittedAt === null
              ? ""
              : tt("work.submitted", { at: fullTime(work.submittedAt) }),
          ]
            .filter(Boolean)
            .join("\n"),
    ],
    [tt("work.answered"), answeredWords(work)],
    [tt("work.outcome"), outcomeWords(work)],
    [tt("field.lateReason"), work.lateReason],
    [tt("work.verify"), work.verifyText],
    [tt("work.redo"), work.redoReason],
  ];
  return items
    .filter(([, detail]) => detail !== null)
    .map(([term, detail]) => ({ term, detail, wide: true }));
}

/** Why it was taken back or designated (T10), or what was decided on what the organization asked. */
export function decisionTerm(work: Pick<WorkShown, "status" | "returnReason">): string {
  if (work.status === "recalled") return tt("verb.recall.text");
  if (work.status === "waived") return tt("verb.waive.text");
  const designated = work.returnReason === null && work.status !== "terminated";
  return tt(designated ? "work.designation" : "work.decision");
}

/** How and on which day the resident was answered. */
export function answeredWords({ answered }: Pick<WorkShown, "answered">): string | null {
  return answered === null
    ? null
    : tt("work.answeredOn", { on: answered.on, how: word(`channel.${answered.how}`) });
}

/** What the organization says came of it, and why it is not solved. */
export function outcomeWords({
  outcome,
  outcomeReason,
}: Pick<WorkShown, "outcome" | "outcomeReason">) {
  return outcome === null
    ? null
    : [word(`outcome.${outcome}`), outcomeReason].filter(Boolean).join("\n");
}

function Limit({ at, now, ended }: { at: string; now: string; ended: boolean }) {
  const late = !ended && Date.parse(at) < Date.parse(now);
  return (
    <span className={late ? "font-semibold text-bad" : undefined}>
      {tt("work.until", { at: fullTime(at) })}
      {late ? ` · ${tt("work.late")}` : null}
    </span>
  );
}
