import type { ReactNode } from "react";
import { TermBadge } from "@/components/party/term-badge";
import { tg } from "@/components/party/text";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { Tone } from "@/components/ui/tone";
import type { PartyDetail, TermShown } from "@/lib/ground/party/queries/detail";
import { isElected } from "@/lib/ground/party/rules/kinds";
import { Verb } from "./verb";

const termTones: Readonly<Record<"due" | "overdue", Tone>> = { due: "warn", overdue: "bad" };

/** 任期: the one that runs with what it asks for, and those before it. */
export function Terms({ party }: { party: PartyDetail }) {
  const { terms, kind, may } = party;
  if (!isElected(kind)) return null;
  const now = terms.find(({ endedOn }) => endedOn === null);
  const past = terms.filter(({ endedOn }) => endedOn !== null);
  return (
    <Card
      title={tg("terms")}
      actions={
        may.elect ? (
          <>
            <Verb verb="elect" party={party} main={now === undefined || now.state !== "running"} />
            {now === undefined ? null : <Verb verb="extend" party={party} />}
          </>
        ) : undefined
      }
    >
      {now === undefined ? (
        <p className="text-ink-soft">{tg("terms.none")}</p>
      ) : (
        <div className="grid gap-3">
          <Term term={now}>{now.state === null ? null : <TermBadge state={now.state} />}</Term>
          {now.state === "due" || now.state === "overdue" ? (
            <Notice tone={termTones[now.state]}>{tg(`terms.${now.state}`)}</Notice>
          ) : null}
        </div>
      )}
      {past.length === 0 ? null : (
        <div className="mt-4 border-t pt-3 text-sm">
          <p className="text-ink-faint">{tg("terms.past")}</p>
          <ul className="mt-1 grid gap-2">
            {past.map((term) => (
              <li key={term.id}>
                <Term term={term}>{tg("terms.ended", { day: term.endedOn ?? "" })}</Term>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

function Term({ term, children }: { term: TermShown; children: ReactNode }) {
  const { number, startsOn, endsOn, extendedTo, extensionDocument, extensionReason } = term;
  return (
    <div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 tabular-nums">
        <span className="font-semibold">{tg("terms.number", { n: number })}</span>
        <span>{tg("terms.span", { from: startsOn, to: endsOn })}</span>
        {children}
      </p>
      {term.approval === null ? null : (
        <p className="text-sm text-ink-soft">{tg("terms.approval", { no: term.approval })}</p>
      )}
      {extendedTo === null ? null : (
        <p className="text-sm text-ink-soft">
          {tg("terms.extended", { day: extendedTo, no: extensionDocument ?? "" })} {extensionReason}
        </p>
      )}
    </div>
  );
}
