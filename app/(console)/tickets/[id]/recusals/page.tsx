import type { Metadata } from "next";
import { tt, word } from "@/components/tickets/messages/text";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { fullTime } from "@/components/ui/time-words";
import { recusalPage, type RecusalPage } from "@/lib/affairs/tickets/queries/recusals";
import { recusalKeepers } from "@/lib/affairs/tickets/rules/recusals";
import people from "@/lib/ground/people/messages/zh-CN.json";
import { newId } from "@/lib/platform/core/id";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { inDistrict } from "@/lib/ground/territory/rules/district-kind";
import { LiftForm, RecuseForm } from "./_components/recusal-forms";
import { liftRecusalOfTicket, recuseFromTicket } from "./actions";

const role = messages(people);

export const metadata: Metadata = { title: word("recusal.title") };

/** 回避名单 of one matter, for those who send it out and those above them. */
export default async function RecusalsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { district, ...list } = await read(recusalKeepers, async (scope) => ({
    ...(await recusalPage(scope, id)),
    district: scope.actor.tenant.name,
  }));
  const inForce = list.recusals.filter(({ liftedAt }) => liftedAt === null);
  const over = list.recusals.filter(({ liftedAt }) => liftedAt !== null);
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/tickets", label: tt("page.tickets") },
          { href: `/tickets/${id}`, label: list.number },
        ]}
        title={word("recusal.title")}
        lead={list.title}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(22rem,28rem)]">
        <div className="grid min-w-0 gap-4">
          <Card title={word("recusal.inForce")} note={word("recusal.note")}>
            {inForce.length === 0 ? (
              <EmptyState icon="people" title={word("recusal.none")}>
                {word("recusal.none.hint")}
              </EmptyState>
            ) : (
              <ul className="grid gap-5">
                {inForce.map((one) => (
                  <li key={one.id} className="grid gap-2 border-b pb-5 last:border-b-0 last:pb-0">
                    <Recusal recusal={one} />
                    <details>
                      <summary className="font-semibold text-action">
                        {word("recusal.lift.open")}
                      </summary>
                      <div className="mt-3">
                        <LiftForm
                          id={list.id}
                          personId={one.personId}
                          startKey={newId()}
                          action={liftRecusalOfTicket}
                        />
                      </div>
                    </details>
                  </li>
                ))}
              </ul>
            )}
          </Card>
          {over.length === 0 ? null : (
            <Card title={word("recusal.over")}>
              <ul className="grid gap-4">
                {over.map((one) => (
                  <li key={one.id} className="grid gap-1">
                    <Recusal recusal={one} />
                    <p className="text-sm text-ink-soft">
                      {word("recusal.lifted", {
                        at: fullTime(one.liftedAt ?? ""),
                        by: one.liftedBy ?? "",
                        reason: one.liftReason ?? "",
                      })}
                    </p>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
        <Card title={word("recusal.enter.title")}>
          {list.may ? (
            <RecuseForm
              id={list.id}
              people={list.people.map((one) => ({
                value: one.personId,
                label: one.name,
                note: `${one.place} ${role(`role.${one.role}`, inDistrict(district))}`,
              }))}
              startKey={newId()}
              action={recuseFromTicket}
            />
          ) : (
            <Notice tone="info">{word("recusal.ended")}</Notice>
          )}
        </Card>
      </div>
    </>
  );
}

function Recusal({ recusal }: { recusal: RecusalPage["recusals"][number] }) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-semibold">{recusal.personName}</span>
        <Badge tone={recusal.liftedAt === null ? "warn" : "idle"}>
          {word(`recusal.ground.${recusal.ground}`)}
        </Badge>
      </p>
      <p className="max-w-prose whitespace-pre-line">{recusal.reason}</p>
      <p className="text-sm text-ink-soft">
        {word("recusal.by", { at: fullTime(recusal.enteredAt), by: recusal.enteredBy })}
      </p>
    </>
  );
}
