import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { PartyList } from "@/components/party/party-tree";
import { TermBadge } from "@/components/party/term-badge";
import { findingText, tg } from "@/components/party/text";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import type { Tone } from "@/components/ui/tone";
import { partyDetail, type PartyDetail, type TermShown } from "@/lib/ground/party/queries/detail";
import { hasSecretary, isCounted, isElected } from "@/lib/ground/party/rules/kinds";
import { partyReaders } from "@/lib/ground/party/rules/rights";
import type { PartyFinding } from "@/lib/ground/party/rules/thresholds";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { PartyVerb, type PartyVerbName } from "../_components/party-verb";
import {
  closePartyOrganization,
  countPartyMembers,
  electInParty,
  extendPartyTerm,
} from "../actions";

export const metadata: Metadata = { title: tg("title") };

const actions = {
  count: countPartyMembers,
  elect: electInParty,
  extend: extendPartyTerm,
  close: closePartyOrganization,
};

/** One Party organization: its facts, how many it has, its term, what stands below it. */
export default async function PartyOrganization({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const party = await read(partyReaders, (scope) => partyDetail(scope, id));
  const { may, above, closed } = party;
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/party", label: tg("title") },
          ...(above === null ? [] : [{ href: `/party/${above.id}`, label: above.name }]),
        ]}
        title={party.name}
        meta={<Badge>{tg(`kind.${party.kind}`)}</Badge>}
        lead={party.area}
        actions={
          <>
            {may.add ? (
              <ButtonLink href={`/party/${id}/add`} icon="plus" size="sm" variant="primary">
                {tg("setUpBelow")}
              </ButtonLink>
            ) : null}
            {may.edit ? (
              <ButtonLink href={`/party/${id}/edit`} icon="edit" size="sm">
                {tg("edit")}
              </ButtonLink>
            ) : null}
            {may.close && party.below.length === 0 ? <Verb verb="close" party={party} /> : null}
          </>
        }
      />
      {closed === null ? null : (
        <div className="mb-4">
          <Notice tone="idle" title={tg("closed.title", { day: closed.on })}>
            {[closed.reason === null ? "" : tg(`reason.${closed.reason}`), closed.documentNo ?? ""]
              .filter((text) => text !== "")
              .join(" · ")}
          </Notice>
        </div>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-4 max-lg:order-2">
          <Below party={party} />
          <Terms party={party} />
        </div>
        <div className="grid gap-4">
          <Facts party={party} />
          <Members party={party} />
        </div>
      </div>
    </>
  );
}

function Verb({
  verb,
  party: { id, version, name, today, kind },
  main = false,
}: {
  verb: PartyVerbName;
  party: PartyDetail;
  main?: boolean;
}) {
  return (
    <PartyVerb
      verb={verb}
      about={{ id, version, name, today, household: kind === "household" }}
      send={{ action: actions[verb], startKey: newId() }}
      main={main}
    />
  );
}

function Facts({ party }: { party: PartyDetail }) {
  const { kind, places, units } = party;
  return (
    <Card title={tg("facts")}>
      <DescriptionList
        items={[
          ...(hasSecretary(kind)
            ? [
                {
                  term: tg(kind === "group" ? "form.leader" : "form.secretary"),
                  detail: party.secretary ?? "",
                },
              ]
            : []),
          { term: tg("facts.established"), detail: party.establishedOn },
          ...(party.endsOn === null ? [] : [{ term: tg("facts.endsOn"), detail: party.endsOn }]),
          ...(party.purpose === null ? [] : [{ term: tg("facts.purpose"), detail: party.purpose }]),
          ...(kind === "household"
            ? [{ term: tg("facts.consentOn"), detail: party.consentOn ?? "" }]
            : [{ term: tg("facts.documentNo"), detail: party.documentNo ?? "" }]),
          ...(places.length === 0
            ? []
            : [{ term: tg("facts.places"), detail: <Names of={places} /> }]),
          ...(units.length === 0
            ? []
            : [{ term: tg("facts.units"), detail: <Names of={units} /> }]),
        ]}
      />
    </Card>
  );
}

function Names({ of }: { of: readonly { id: string; name: string; ended: boolean }[] }) {
  return (
    <ul>
      {of.map(({ id, name, ended }) => (
        <li key={id}>
          {name}
          {ended ? <span className="ml-1.5 text-xs text-warn">{tg("facts.ended")}</span> : null}
        </li>
      ))}
    </ul>
  );
}

/** How many there are, and what the number allows or asks for (DOMAIN §6.1). */
function Members({ party }: { party: PartyDetail }) {
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

function Below({ party: { below, kind, may, id } }: { party: PartyDetail }) {
  if (below.length > 0) {
    return (
      <Card
        flush
        title={tg("below", { n: below.length })}
        actions={
          <Link href={`/party?at=${id}`} className="text-link inline-flex min-h-6 items-center">
            {tg("below.tree")}
          </Link>
        }
      >
        <PartyList lines={below} />
      </Card>
    );
  }
  if (kind === "household" || !may.add) return null;
  return (
    <Card title={tg("below.none")}>
      <p className="text-ink-soft">{tg(kind === "group" ? "below.noneGroup" : "below.noneHint")}</p>
    </Card>
  );
}

const termTones: Readonly<Record<"due" | "overdue", Tone>> = { due: "warn", overdue: "bad" };

/** 任期: the one that runs with what it asks for, and those before it. */
function Terms({ party }: { party: PartyDetail }) {
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
