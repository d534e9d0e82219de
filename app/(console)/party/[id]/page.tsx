import type { Metadata } from "next";
import Link from "next/link";
import { PartyHeader } from "@/components/party/party-header";
import { PartyList } from "@/components/party/party-tree";
import { tg } from "@/components/party/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { topicsOfBranch } from "@/lib/affairs/topics/queries/branches";
import { partyDetail, type PartyDetail } from "@/lib/ground/party/queries/detail";
import { hasSecretary } from "@/lib/ground/party/rules/kinds";
import { partyReaders } from "@/lib/ground/party/rules/rights";
import { read } from "@/lib/web/guard";
import { Members } from "../_components/members-card";
import { TopicsCard } from "../_components/topics-card";
import { Terms } from "../_components/terms-card";
import { Verb } from "../_components/verb";

export const metadata: Metadata = { title: tg("title") };

/** One Party organization: its facts, how many it has, its term, what stands below it. */
export default async function PartyOrganization({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { party, topics } = await read(partyReaders, async (scope) => {
    const detail = await partyDetail(scope, id);
    return {
      party: detail,
      topics: detail.kind === "branch.project" ? await topicsOfBranch(scope, id) : null,
    };
  });
  const { may, above, closed } = party;
  return (
    <>
      <PartyHeader
        party={party}
        view="facts"
        crumbs={above === null ? [] : [{ href: `/party/${above.id}`, label: above.name }]}
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
          {topics === null ? null : <TopicsCard partyId={id} given={topics} />}
          <Members party={party} />
        </div>
      </div>
    </>
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
            : [{ term: tg("facts.places"), detail: <Names of={places} map={party.mapAreaId} /> }]),
          ...(units.length === 0
            ? []
            : [{ term: tg("facts.units"), detail: <Names of={units} /> }]),
        ]}
      />
    </Card>
  );
}

function Names({
  of,
  map,
}: {
  of: readonly { id: string; name: string; ended: boolean }[];
  /** Where they lie on the map. */
  map?: string;
}) {
  return (
    <>
      <ul>
        {of.map(({ id, name, ended }) => (
          <li key={id}>
            {name}
            {ended ? <span className="ml-1.5 text-xs text-warn">{tg("facts.ended")}</span> : null}
          </li>
        ))}
      </ul>
      {map === undefined ? null : (
        <Link
          href={`/map?area=${map}&party=1`}
          prefetch={false}
          className="text-link inline-flex min-h-6 items-center text-sm"
        >
          {tg("map.where")}
        </Link>
      )}
    </>
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
