import Link from "next/link";
import type { TicketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { Notice } from "../ui/notice";
import { TimeText } from "../ui/time-text";
import { tt } from "./messages/text";
import { TicketStatusBadge } from "./status-badge";
import { UnlinkForm } from "./unlink-form";

type Shown = NonNullable<TicketDetail["cluster"]>;
type Member = Shown["members"][number];

/**
 * 并案: how many have reported the matter; from the lead its members, each with the way out again, from
 * a member the way to its lead.
 */
export function Cluster({
  ticket,
  unlink,
}: {
  ticket: Pick<TicketDetail, "cluster" | "status" | "now">;
  /** Left out where a member is not taken out. */
  unlink?: FormAction | undefined;
}) {
  const { cluster, status, now } = ticket;
  if (cluster === null) return null;
  const { lead, members, people, words, mayPart } = cluster;
  if (lead !== null) {
    const linked = status === "linked";
    return (
      <Notice title={linked ? tt("cluster.with", { people }) : tt("cluster.first")} tone="info">
        <Line matter={lead} now={now} />
        {linked ? <p className="mt-1 text-sm text-ink-soft">{tt("cluster.leadHint")}</p> : null}
      </Notice>
    );
  }
  return (
    <Card
      title={tt("cluster.title", { people })}
      note={tt("cluster.members", { count: members.length })}
      flush
    >
      <ul className="divide-y">
        {members.map((member) => (
          <li key={member.id} className="px-4 py-2.5">
            <Line matter={member} now={now} />
            {unlink !== undefined && mayPart && member.status === "linked" ? (
              <UnlinkForm
                action={unlink}
                startKey={newId()}
                id={member.id}
                version={member.version}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {words.length === 0 ? null : (
        <section className="border-t px-4 py-3">
          <h3 className="mb-2 text-sm font-semibold">{tt("cluster.words")}</h3>
          <ul className="grid gap-2">
            {words.map(({ id, number, body, at }) => (
              <li key={id} className="rounded-lg border bg-sunken px-3 py-2">
                <p className="text-xs text-ink-soft">
                  {tt("cluster.wordsFrom", { number })} <TimeText at={at} now={now} />
                </p>
                <p className="whitespace-pre-line">{body}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Card>
  );
}

/** Number, state and time in one line, below it what and where. */
function Line({ matter, now }: { matter: Member; now: string }) {
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link
          href={`/tickets/${matter.id}`}
          prefetch={false}
          className="text-link font-semibold tabular-nums"
        >
          {matter.number}
        </Link>
        <TicketStatusBadge status={matter.status} />
        {matter.hurried > 0 ? (
          <Badge tone="warn">{tt("cluster.hurried", { count: matter.hurried })}</Badge>
        ) : null}
        <span className="ml-auto text-xs text-ink-soft">
          <TimeText at={matter.registeredAt} now={now} />
        </span>
      </p>
      <p className="text-ink">{matter.title}</p>
      <p className="text-xs text-ink-soft">{matter.place}</p>
    </div>
  );
}
