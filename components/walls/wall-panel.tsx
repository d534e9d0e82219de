import type { ReactNode } from "react";
import type { WallOfTicket } from "@/lib/across/walls/queries/staff";
import { proposalOf, titleOf } from "@/lib/across/walls/rules/proposal";
import { titleMax } from "@/lib/across/walls/schema";
import { solvedLater } from "@/lib/parts/meetings/rules/talks";
import type { Talk } from "@/lib/parts/meetings/schema";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { Card } from "../ui/card";
import { Icon } from "../ui/icon";
import { Notice } from "../ui/notice";
import { fullTime } from "../ui/time-words";
import { marks } from "./marks";
import { AnswerForm, PublishForm, TakeDownForm } from "./release-forms";
import { StageBadge } from "./stage-badge";
import { reasonWord, tv } from "./text";

/** What of this matter stands on the walls, and what may be done about it. */
export function WallPanel({
  ticketId,
  wall,
  talks = [],
  actions,
}: {
  ticketId: string;
  wall: WallOfTicket;
  /** What became of it in meetings. */
  talks?: readonly Talk[];
  actions: Readonly<Record<"publish" | "revise" | "answer" | "takeDown", FormAction>>;
}) {
  const { entry, may } = wall;
  const later = solvedLater(talks);
  // What meetings are still busy with has no result to tell yet.
  const waits = later === undefined && talks.some(({ origin }) => origin === "unsolved");
  const sides = (side: "before" | "after") => wall.photos.filter((photo) => photo.side === side);
  const onEntry = entry === null ? {} : { id: entry.id, version: entry.version };
  return (
    <section id="wall" className="scroll-mt-16">
      <Card title={tv("panel.title")}>
        <div className="grid gap-3">
          <Standing wall={wall} waits={waits} />
          {may.publish ? (
            <Fold title={tv("publish.submit")}>
              <PublishForm
                action={actions.publish}
                startKey={newId()}
                hidden={{ id: ticketId }}
                start={startOf(wall)}
                photos={sides("before")}
                entry={false}
              />
            </Fold>
          ) : null}
          {may.answer && entry !== null ? (
            <Fold
              title={tv(entry.result === null ? "answer.title" : "answer.again")}
              open={entry.result === null && !waits}
            >
              <AnswerForm
                action={actions.answer}
                startKey={newId()}
                hidden={onEntry}
                start={entry.result ?? proposalOf(later?.reason ?? wall.result ?? "", marks)}
                photos={sides("after")}
              />
            </Fold>
          ) : null}
          {may.change && entry !== null ? (
            <>
              <Fold title={tv("revise.title")}>
                <PublishForm
                  action={actions.revise}
                  startKey={newId()}
                  hidden={onEntry}
                  start={entry}
                  photos={sides("before")}
                  entry
                />
              </Fold>
              <Fold title={tv("takeDown.title")}>
                <TakeDownForm action={actions.takeDown} startKey={newId()} hidden={onEntry} />
              </Fold>
            </>
          ) : null}
        </div>
      </Card>
    </section>
  );
}

function Standing({ wall, waits }: { wall: WallOfTicket; waits: boolean }) {
  const { entry, before, objected, may, publisher } = wall;
  if (objected) return <Notice tone="warn" title={tv("panel.objected")} />;
  if (entry !== null) {
    return (
      <div className="grid gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <strong>{tv(`panel.on.${entry.wall}`)}</strong>
          <StageBadge stage={entry.stage} />
          <span className="text-sm text-ink-soft">
            {tv("panel.followers", { count: entry.followers })}
          </span>
        </p>
        <p className="text-sm text-ink-soft">
          {tv("panel.published", { by: entry.publishedBy, at: fullTime(entry.publishedAt) })}
        </p>
        <p className="mt-1 font-semibold">{entry.title}</p>
        <p className="whitespace-pre-line">{entry.problem}</p>
        {may.answer && entry.result === null ? (
          <Notice tone="info" title={tv(waits ? "panel.talked" : "panel.waits")} />
        ) : null}
      </div>
    );
  }
  return (
    <div className="grid gap-1 text-sm text-ink-soft">
      <p>{tv(!publisher ? "panel.reader" : may.publish ? "panel.none" : "panel.notYet")}</p>
      {before === null ? null : (
        <p>{tv("panel.before", { at: fullTime(before.at), reason: reasonWord(before.reason) })}</p>
      )}
    </div>
  );
}

function Fold({
  title,
  open = false,
  children,
}: {
  title: string;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open} className="rounded-md border" data-no-print>
      <summary className="flex min-h-10 items-center gap-1.5 px-3 font-semibold text-action touch:min-h-11">
        <Icon name="chevronRight" size="sm" />
        {title}
      </summary>
      <div className="border-t p-3">{children}</div>
    </details>
  );
}

/** What the form proposes: from the order to the department, never typed twice. */
function startOf(wall: WallOfTicket) {
  const text = proposalOf(wall.task ?? wall.title, marks);
  return {
    title: titleOf(text, titleMax) ?? tv("proposal.title", { category: wall.category }),
    problem: tv("proposal.problem", { text }),
    measures:
      wall.plan === null
        ? tv("proposal.measures", { organization: wall.organization ?? "" })
        : proposalOf(wall.plan, marks),
  };
}
