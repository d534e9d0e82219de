import type { Metadata } from "next";
import { Exclusion } from "@/components/tickets/exclusion";
import { tt, word } from "@/components/tickets/messages/text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { exclusionsOfTicket } from "@/lib/affairs/tickets/queries/exclusions";
import { exclusionReaders } from "@/lib/affairs/tickets/rules/exclusions";
import tickets from "@/lib/affairs/tickets/messages/zh-CN.json";
import { newId } from "@/lib/platform/core/id";
import { lookup } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { AskForm, DecideForm, LiftForm } from "./_components/exclusion-forms";
import { askToExclude, countAgain, decideOnExclusion } from "./actions";

export const metadata: Metadata = { title: word("exclusion.title") };

/** 不计入统计 of one matter: who asks, who decides, and how it stands. */
export default async function ExclusionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const list = await read(exclusionReaders, (scope) => exclusionsOfTicket(scope, id));
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/tickets", label: tt("page.tickets") },
          { href: `/tickets/${id}`, label: list.number },
        ]}
        title={word("exclusion.title")}
        lead={list.title}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(22rem,28rem)]">
        <Card title={word("exclusion.record")} note={word("exclusion.note")}>
          {list.exclusions.length === 0 ? (
            <EmptyState icon="chart" title={word("exclusion.none")}>
              {word("exclusion.none.hint")}
            </EmptyState>
          ) : (
            <ul className="grid gap-5">
              {list.exclusions.map((one) => (
                <li key={one.id} className="grid gap-3 border-b pb-5 last:border-b-0 last:pb-0">
                  <Exclusion exclusion={one} />
                  {one.mayDecide ? (
                    <DecideForm
                      id={one.id}
                      startKey={newId()}
                      action={decideOnExclusion}
                      published={list.published}
                    />
                  ) : null}
                  {one.mayLift ? (
                    <details>
                      <summary className="font-semibold text-action">
                        {word("exclusion.lift.open")}
                      </summary>
                      <div className="mt-3">
                        <LiftForm id={one.id} startKey={newId()} action={countAgain} />
                      </div>
                    </details>
                  ) : null}
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card title={word("exclusion.ask.title")}>
          {list.ask === null ? (
            <AskForm id={list.id} startKey={newId()} action={askToExclude} />
          ) : (
            <Notice tone="info">{lookup([tickets], list.ask)}</Notice>
          )}
        </Card>
      </div>
    </>
  );
}
