import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { tc } from "@/components/councils/text";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Table, type Column } from "@/components/ui/table";
import { councilFigures } from "@/lib/affairs/councils/queries/figures";
import { councilList, type CouncilLine } from "@/lib/affairs/councils/queries/list";
import { councilReaders } from "@/lib/affairs/councils/rules/rights";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { CouncilFigures } from "./_components/figures";
import { SetUpCouncil } from "./_components/set-up";
import { setUpCouncil } from "./actions";

export const metadata: Metadata = { title: tc("title") };

/** The councils of the own range: their terms, how many seats are filled, what is missing by the rules. */
export default async function Councils({ searchParams }: { searchParams: SearchParams }) {
  const unit = idOf((await parametersOf(searchParams, ["unit"])).unit);
  const { lines, toSetUp, mayImport, figures } = await read(councilReaders, async (scope) => ({
    ...(await councilList(scope)),
    figures: await councilFigures(scope),
  }));
  // A unit is proposed for a seat: whoever has one council is led to it.
  const [only, ...others] = lines;
  if (unit !== undefined && only !== undefined && others.length === 0) {
    redirect(addressOf(`/councils/${only.id}`, { unit }));
  }
  return (
    <>
      <PageHeader
        title={tc("title")}
        lead={tc("list.lead")}
        actions={
          <>
            {mayImport ? (
              <ButtonLink href="/councils/import" icon="upload" size="sm">
                {tc("councilImport.open")}
              </ButtonLink>
            ) : null}
            <ButtonLink href="/councils/contacts" icon="list" size="sm">
              {tc("contacts")}
            </ButtonLink>
            {toSetUp === null ? null : (
              <SetUpCouncil action={setUpCouncil} startKey={newId()} {...toSetUp} />
            )}
          </>
        }
      />
      <div className="grid gap-4">
        <CouncilFigures figures={figures} />
        <Card flush>
          <Table
            caption={tc("title")}
            columns={columns(unit)}
            rows={lines}
            keyOf={({ id }) => id}
            empty={
              <EmptyState title={tc("list.empty")} icon="building">
                {tc("list.emptyHint")}
              </EmptyState>
            }
          />
        </Card>
      </div>
    </>
  );
}

const columns = (unit: string | undefined): Column<CouncilLine>[] => [
  {
    key: "name",
    head: tc("list.name"),
    title: true,
    cell: ({ id, name }) => (
      <Link
        href={addressOf(`/councils/${id}`, { unit })}
        className="font-semibold text-action hover:underline"
      >
        {name}
      </Link>
    ),
  },
  {
    key: "level",
    head: tc("list.level"),
    width: "w-20",
    cell: ({ level }) => tc(`level.${level}`),
  },
  {
    key: "term",
    head: tc("list.term"),
    width: "w-56",
    cell: ({ term }) =>
      term === null ? (
        <span className="text-warn">{tc("term.none")}</span>
      ) : (
        <span className="tabular-nums">
          {tc("list.termLine", { number: term.number, to: term.endsOn })}
        </span>
      ),
  },
  {
    key: "filled",
    head: tc("list.filled"),
    width: "w-28",
    align: "end",
    cell: ({ filled, seats }) => `${String(filled)} / ${String(seats)}`,
  },
  {
    key: "unmet",
    head: tc("list.unmet"),
    cell: ({ unmet }) =>
      unmet.length === 0 ? (
        <Badge tone="ok" icon="check">
          {tc("list.allMet")}
        </Badge>
      ) : (
        <span className="text-warn">
          {unmet.map((rule) => tc(`ruleShort.${rule}`)).join(tc("list.comma"))}
        </span>
      ),
  },
];
