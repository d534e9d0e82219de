import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OwnFigures, PlacesBelow } from "@/components/check-ins/figure-tables";
import { HeadCountForm } from "@/components/check-ins/head-count-form";
import { RequestRates } from "@/components/service/request-rates";
import { tsv } from "@/components/service/text";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requestFigures } from "@/lib/affairs/service/queries/request-figures";
import words from "@/lib/ground/check-ins/messages/zh-CN.json";
import { checkInFigures } from "@/lib/ground/check-ins/queries/figures";
import { figureReaders } from "@/lib/ground/check-ins/rules/figures";
import { mayEnterHeadCount } from "@/lib/ground/check-ins/rules/head-count";
import { newId } from "@/lib/platform/core/id";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { enter } from "./actions";

const t = messages(words);

export const metadata: Metadata = { title: t("figures.title") };

/** How many have reported, and of how many: each number with the rows behind it. */
export default async function Figures() {
  const { figures, requests, mayEnter } = await read(figureReaders, async (scope) => ({
    figures: await checkInFigures(scope),
    requests: await requestFigures(scope),
    mayEnter: mayEnterHeadCount(scope.actor.role) !== null,
  }));
  if (figures === null) notFound();
  const { own, below, today } = figures;
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/check-ins", label: t("list.back") }]}
        title={t("figures.title")}
        lead={t("figures.lead")}
      />
      <div className="grid gap-4">
        <OwnFigures place={own} />
        <section aria-labelledby="rates" className="grid gap-2">
          <h2 id="rates" className="text-base">
            {tsv("rates.title")}
          </h2>
          <p className="text-sm text-ink-soft">{tsv("rates.note")}</p>
          <RequestRates figures={requests} today={today} />
        </section>
        {below.length === 0 ? null : (
          <Card title={t("figures.below")} note={t("figures.order")} flush>
            <PlacesBelow places={below} />
          </Card>
        )}
        {mayEnter ? (
          <Card title={t("figures.enter")}>
            <HeadCountForm
              action={enter}
              startKey={newId()}
              places={[own, ...below].map(({ areaId, name }) => ({ value: areaId, label: name }))}
              today={today}
            />
          </Card>
        ) : null}
      </div>
    </>
  );
}
