import { findingText, tg } from "@/components/party/text";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import type { PartyDetail } from "@/lib/ground/party/queries/detail";
import { isCounted } from "@/lib/ground/party/rules/kinds";
import type { PartyFinding } from "@/lib/ground/party/rules/thresholds";
import { Verb } from "./verb";

/** How many there are, and what the number allows or asks for (DOMAIN §6.1). */
export function Members({ party }: { party: PartyDetail }) {
  const { kind, size, counts, findings, may } = party;
  if (size.full === null && findings.length === 0) return null;
  return (
    <Card
      flush
      title={tg("members")}
      actions={
        may.count ? <Verb verb="count" party={party} main={size.full === null} /> : undefined
      }
    >
      {size.full === null ? null : (
        <div className="border-b px-4 py-3">
          <p className="text-2xl font-semibold tabular-nums">
            {size.full}
            <span className="ml-1 text-sm font-normal text-ink-soft">
              {tg("members.full", { probationary: size.probationary ?? 0 })}
            </span>
          </p>
          <p className="text-sm text-ink-faint tabular-nums">
            {isCounted(kind)
              ? tg("members.on", { day: size.countedOn ?? "" })
              : tg("members.sum", { n: size.branches, day: size.countedOn ?? "" })}
          </p>
        </div>
      )}
      <ul className="divide-y">
        {findings.map((one) => (
          <Finding key={one.rule} finding={one} />
        ))}
      </ul>
      {counts.length < 2 ? null : (
        <details className="border-t px-4 py-2.5 text-sm">
          <summary className="min-h-6 cursor-pointer text-ink-soft">
            {tg("members.history")}
          </summary>
          <ul className="mt-1 grid gap-0.5 tabular-nums">
            {counts.map((one) => (
              <li key={one.id} className="flex flex-wrap gap-x-3">
                <span>{one.countedOn}</span>
                <span>
                  {tg("line.members", { full: one.full, probationary: one.probationary })}
                </span>
                <span className="text-ink-faint">{one.enteredBy}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

const icons = { ok: "check", hint: "info", warn: "alert" } as const;
const colours = { ok: "text-ok", hint: "text-info", warn: "text-warn" } as const;

function Finding({ finding }: { finding: PartyFinding }) {
  return (
    <li className="flex items-start gap-2 px-4 py-2.5 text-sm">
      <Icon
        name={icons[finding.tone]}
        size="sm"
        className={`mt-0.5 ${colours[finding.tone]}`}
        title={tg(`tone.${finding.tone}`)}
      />
      <span className="min-w-0">{findingText(finding)}</span>
    </li>
  );
}
