import type { Metadata } from "next";
import Link from "next/link";
import { idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { fullTime } from "@/components/ui/time-words";
import {
  handOverPage,
  type HandOverPage,
  type HandOverShown,
} from "@/lib/across/desk/queries/hand-overs";
import { newId } from "@/lib/platform/core/id";
import { matterRoles } from "@/lib/ground/people/rules/standing-in";
import { read } from "@/lib/web/guard";
import { inDistrict } from "@/lib/ground/territory/rules/district-kind";
import { DutyChooser } from "@/components/duties/duty-chooser";
import { PressForm } from "@/components/duties/press-form";
import { tp } from "@/components/duties/text";
import { HandOverForm } from "./_components/hand-over-form";
import { confirmHandOver, handOverWork } from "./actions";

export const metadata: Metadata = { title: tp("handOver.title") };

/** 交接: what I have in hand to a colleague, and what colleagues gave to me. */
export default async function HandOvers({ searchParams }: { searchParams: SearchParams }) {
  const { duty } = await parametersOf(searchParams, ["duty"]);
  const { district, ...page } = await read(matterRoles, async (scope) => ({
    ...(await handOverPage(scope, idOf(duty))),
    district: scope.actor.tenant.name,
  }));
  return (
    <>
      <PageHeader title={tp("handOver.title")} lead={tp("handOver.lead")} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid min-w-0 gap-4">
          {page.duties.length < 2 ? null : (
            <DutyChooser
              address="/hand-overs"
              label={tp("handOver.whose")}
              go={tp("handOver.show")}
              chosen={page.chosen?.id ?? ""}
              options={page.duties.map(({ id, name, role, count }) => ({
                value: id,
                label: tp("handOver.person", {
                  name,
                  role: tp(`role.${role}`, inDistrict(district)),
                  count,
                }),
              }))}
            />
          )}
          <InHand page={page} />
        </div>
        <Card title={tp("handOver.recent")}>
          {page.handOvers.length === 0 ? (
            <p className="text-ink-faint">{tp("handOver.recent.none")}</p>
          ) : (
            <ul className="grid gap-4">
              {page.handOvers.map((one) => (
                <li key={one.id} className="grid gap-1.5 border-b pb-4 last:border-b-0 last:pb-0">
                  <Recent handOver={one} />
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  );
}

function InHand({ page: { chosen } }: { page: HandOverPage }) {
  if (chosen === null) return null;
  const title = chosen.own ? tp("handOver.mine") : tp("handOver.of", { name: chosen.name });
  return (
    <Card title={title}>
      {chosen.items.length === 0 ? (
        <EmptyState icon="checkCircle" title={tp("handOver.none")}>
          {tp("handOver.none.hint")}
        </EmptyState>
      ) : (
        <HandOverForm
          key={chosen.id}
          dutyId={chosen.id}
          items={chosen.items}
          receivers={chosen.receivers}
          startKey={newId()}
          action={handOverWork}
        />
      )}
    </Card>
  );
}

function Recent({ handOver }: { handOver: HandOverShown }) {
  const { id, fromName, toName, toMe, count, items, note, at, byName, seen } = handOver;
  const hidden = count - items.length;
  return (
    <>
      <p className="flex flex-wrap items-center gap-2 font-semibold">
        {toMe
          ? tp("handOver.toMe", { from: fromName, count })
          : toName === null
            ? tp("handOver.toQueue", { from: fromName, count })
            : tp("handOver.toOther", { from: fromName, to: toName, count })}
        {toMe && !seen ? <Badge tone="warn">{tp("handOver.new")}</Badge> : null}
      </p>
      {note === "" ? null : <p className="max-w-prose">{note}</p>}
      <p className="text-sm text-ink-soft">{tp("handOver.by", { at: fullTime(at), by: byName })}</p>
      <details open={toMe && !seen}>
        <summary className="text-sm font-semibold text-action">{tp("handOver.list")}</summary>
        <ul className="mt-2 grid gap-1.5">
          {items.map((item) => (
            <li key={item.id} className="flex flex-wrap items-baseline gap-x-3">
              <Link
                href={item.kind === "ticket" ? `/tickets/${item.id}` : `/assignments/${item.id}`}
                prefetch={false}
                className="text-link min-w-0"
              >
                {item.title}
              </Link>
              <span className="text-xs text-ink-faint tabular-nums">{item.number}</span>
            </li>
          ))}
          {hidden > 0 ? (
            <li className="text-sm text-ink-faint">{tp("handOver.hidden", { count: hidden })}</li>
          ) : null}
        </ul>
      </details>
      {toMe && !seen ? (
        <PressForm
          id={id}
          submit={tp("handOver.seen")}
          doneText={tp("handOver.seenDone")}
          startKey={newId()}
          action={confirmHandOver}
        />
      ) : null}
    </>
  );
}
