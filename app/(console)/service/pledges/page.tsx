import type { Metadata } from "next";
import { addressOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { PledgeView } from "@/components/service/pledge-view";
import { ServiceTabs } from "@/components/service/service-tabs";
import { tsv } from "@/components/service/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import {
  pledgePage,
  templatesOf,
  type PledgeTemplateShown,
} from "@/lib/affairs/service/queries/pledges";
import { pledgeStatuses } from "@/lib/affairs/service/rules/pledges";
import { isCommunity, serviceReaders } from "@/lib/affairs/service/rules/staff";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { RetireForm, ReviewForm, TemplateDialog } from "./_components/pledge-forms";
import { retireTemplate, review, saveTemplate } from "./actions";

export const metadata: Metadata = { title: tsv("tab.pledges") };

const path = "/service/pledges";
const shownStatuses = pledgeStatuses.filter((one) => one !== "withdrawn");

/** 承诺书 of the members who live here; who says that it is done gets a word from the community. */
export default async function Pledges({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, ["status", "before"]);
  const status = shownStatuses.find((one) => one === given.status);
  const { page, templates, wall } = await read(serviceReaders, async (scope) => ({
    page: await pledgePage(scope, { status, before: given.before }),
    templates: isCommunity(scope.actor).ok ? await templatesOf(scope) : null,
    wall: `/${scope.actor.tenant.slug}/pledges?community=${scope.actor.areaId ?? ""}`,
  }));
  return (
    <>
      <PageHeader
        title={tsv("tab.pledges")}
        lead={tsv("pledge.lead")}
        actions={
          templates === null ? undefined : (
            <ButtonLink href={wall} icon="eye">
              {tsv("pledge.wall")}
            </ButtonLink>
          )
        }
      />
      <ServiceTabs current="pledges" />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <div className="min-w-0">
          <Tabs
            label={tsv("pledge.tabs")}
            items={[undefined, ...shownStatuses].map((one) => ({
              href: addressOf(path, { status: one }),
              label: one === undefined ? tsv("pledge.all") : tsv(`pledge.status.${one}`),
              current: one === status,
            }))}
          />
          <div className="mt-4 grid gap-3">
            {page.lines.length === 0 ? (
              <EmptyState title={tsv("pledge.none")} icon="edit">
                {tsv("pledge.none.hint")}
              </EmptyState>
            ) : null}
            {page.lines.map((line) => (
              <PledgeView
                key={`${line.id}.${String(line.version)}`}
                pledge={line}
                now={page.now}
                who={`${line.member.name} ${line.member.unit}`}
              >
                {line.status === "fulfilled" && templates !== null ? (
                  <ReviewForm
                    action={review}
                    startKey={newId()}
                    pledge={{ id: line.id, version: line.version }}
                  />
                ) : null}
              </PledgeView>
            ))}
          </div>
          <Pager
            olderHref={
              page.before === null ? undefined : addressOf(path, { status, before: page.before })
            }
          />
        </div>
        {templates === null ? null : <Templates templates={templates} />}
      </div>
    </>
  );
}

function Templates({ templates }: { templates: readonly PledgeTemplateShown[] }) {
  const save = () => ({ action: saveTemplate, startKey: newId() });
  return (
    <Card
      title={tsv("pledge.templates")}
      note={tsv("pledge.templates.hint")}
      actions={<TemplateDialog {...save()} />}
      flush
    >
      <ul>
        {templates.map((one) => (
          <li key={`${one.id}.${String(one.version)}`} className="border-b px-4 py-3 last:border-0">
            <h3 className="text-base">{one.title}</h3>
            <p className="mt-1 line-clamp-3 text-sm text-ink-soft">{one.text}</p>
            <div className="mt-2 flex flex-wrap items-center gap-2">
              <TemplateDialog {...save()} template={one} />
              {one.version > 0 ? (
                <RetireForm
                  action={retireTemplate}
                  startKey={newId()}
                  template={{ id: one.id, version: one.version }}
                />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
