import type { Metadata } from "next";
import Link from "next/link";
import { ExclusionLines } from "@/components/tickets/exclusion-lines";
import { word } from "@/components/tickets/messages/text";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { fullTime } from "@/components/ui/time-words";
import { publishedHref } from "@/lib/across/dashboards/rules/links";
import { exclusionList } from "@/lib/affairs/tickets/queries/exclusions";
import { exclusionReaders } from "@/lib/affairs/tickets/rules/exclusions";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { PublishForm } from "./_components/publish-form";
import { publishFigures } from "./actions";

export const metadata: Metadata = { title: word("exclusion.list") };

/** Everything that is, or was to be, left out of the figures, and the months whose figures are out. */
export default async function ExclusionsPage() {
  const list = await read(exclusionReaders, exclusionList);
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/dashboard/units", label: word("exclusion.figures") }]}
        title={word("exclusion.list")}
        lead={word("exclusion.note")}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
        <div className="grid min-w-0 gap-4">
          <Card title={word("exclusion.waiting")}>
            <ExclusionLines lines={list.waiting} empty={word("exclusion.noneWaiting")} />
          </Card>
          <Card title={word("exclusion.decidedOnes")}>
            <ExclusionLines lines={list.decided} empty={word("exclusion.none")} />
          </Card>
        </div>
        <Card title={word("exclusion.months")} note={word("exclusion.months.note")}>
          {list.published.length === 0 ? (
            <p className="text-ink-soft">{word("exclusion.months.none")}</p>
          ) : (
            <ul className="grid gap-1.5">
              {list.published.map(({ month, at, by }) => (
                <li key={month}>
                  <Link
                    href={publishedHref({ month })}
                    prefetch={false}
                    className="text-link font-semibold tabular-nums"
                  >
                    {month.slice(0, 7)}
                  </Link>{" "}
                  <span className="text-sm text-ink-soft">
                    {word("exclusion.publishedBy", { at: fullTime(at), by })}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {list.mayPublish ? (
            <div className="mt-4 border-t pt-4">
              <PublishForm months={list.months} startKey={newId()} action={publishFigures} />
            </div>
          ) : null}
        </Card>
      </div>
    </>
  );
}
