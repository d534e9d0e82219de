import type { ReactNode } from "react";
import { StatusBadge } from "@/components/property/badges";
import { tpr } from "@/components/property/text";
import { Card } from "@/components/ui/card";
import type { ManagementShown } from "@/lib/affairs/property/queries/detail";

/** Who has managed an estate from when to when, the present one first. */
export function ManagementCard({
  history,
  action,
}: {
  history: readonly ManagementShown[];
  action: ReactNode;
}) {
  return (
    <Card flush title={tpr("history.title")} actions={action}>
      <ol className="divide-y">
        {history.map(({ id, mode, company, startsOn, endsOn, contractUntil, note, by }) => (
          <li key={id} className="grid gap-1 px-4 py-3">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-semibold">{company ?? tpr(`status.${mode}`)}</span>
              {endsOn === null && company !== null ? <StatusBadge status={mode} /> : null}
            </p>
            <p className="text-sm text-ink-soft tabular-nums">
              {endsOn === null
                ? tpr("history.since", { from: startsOn })
                : tpr("history.fromTo", { from: startsOn, to: endsOn })}
              {contractUntil === null ? null : ` · ${tpr("list.contract", { day: contractUntil })}`}
              {" · "}
              {tpr("by", { name: by })}
            </p>
            {note === null ? null : <p className="text-sm">{note}</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
