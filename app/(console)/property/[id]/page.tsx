import type { Metadata } from "next";
import Link from "next/link";
import { addressOf } from "@/components/lists/address";
import { EndBadge, PlanBadge, StatusBadge } from "@/components/property/badges";
import { tpr } from "@/components/property/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { estateDetail, type EstateDetail } from "@/lib/affairs/property/queries/detail";
import { propertyReaders } from "@/lib/affairs/property/rules/rights";
import { meetingReaders } from "@/lib/parts/meetings/rules/rights";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { CloseEstate, ManageEstate } from "../_components/estate-verbs";
import { AppointmentCard } from "../_components/appointment-card";
import { ManagementCard } from "../_components/management-card";
import { PlanCard } from "../_components/plan-card";
import { ServiceCard } from "../_components/service-card";
import { closePropertyEstate, managePropertyEstate } from "../actions";

export const metadata: Metadata = { title: tpr("title") };

/** One estate: who manages it, its committee, what is planned where nobody does, and the ways on from it. */
export default async function Estate({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { estate, meets, slug } = await read(propertyReaders, async (scope) => ({
    estate: await estateDetail(scope, id),
    slug: scope.actor.tenant.slug,
    meets: meetingReaders.some((role) => role === scope.actor.role),
  }));
  const { version, name, community, closed, standing, may } = estate;
  const subject = { id, version };
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/property", label: tpr("title") }]}
        title={name}
        meta={
          <>
            <StatusBadge status={estate.status} />
            {standing === null ? null : (
              <PlanBadge
                standing={standing}
                due={estate.plans.find(({ status }) => status === "open")?.dueOn ?? null}
              />
            )}
          </>
        }
        lead={community}
        actions={
          <>
            {meets ? (
              <ButtonLink href={`/property/${id}/meetings`} icon="calendar">
                {tpr("meetings")}
              </ButtonLink>
            ) : null}
            {may.keep ? (
              <>
                <ButtonLink href={`/property/${id}/edit`} icon="edit">
                  {tpr("edit")}
                </ButtonLink>
                <CloseEstate
                  key={`close ${String(version)}`}
                  estate={subject}
                  send={{ action: closePropertyEstate, startKey: newId() }}
                />
              </>
            ) : null}
          </>
        }
      />
      <div className="grid gap-4">
        {closed === null ? null : (
          <Notice tone="info">
            {tpr("detail.closed", {
              day: closed.on,
              reason: closed.reason === null ? "" : tpr(`reason.${closed.reason}`),
            })}
          </Notice>
        )}
        {standing === "none" || standing === "late" ? (
          <Notice tone="warn" title={tpr(`warn.${standing}`)}>
            {tpr(`warn.${standing}.hint`)}
          </Notice>
        ) : null}
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="grid gap-4">
            {estate.status === "unmanaged" || estate.plans.length > 0 ? (
              <PlanCard estate={estate} />
            ) : null}
            <ManagementCard
              history={estate.history}
              action={
                may.keep ? (
                  <ManageEstate
                    key={`manage ${String(version)}`}
                    estate={subject}
                    status={estate.status}
                    companies={estate.companies}
                    today={estate.today}
                    send={{ action: managePropertyEstate, startKey: newId() }}
                  />
                ) : undefined
              }
            />
            <AppointmentCard estate={estate} />
            <ServiceCard estate={estate} slug={slug} />
          </div>
          <Facts estate={estate} />
        </div>
      </div>
    </>
  );
}

function Facts({ estate }: { estate: EstateDetail }) {
  const { company, contractUntil, committee, committeeUntil, households, grids } = estate;
  return (
    <Card title={tpr("form.facts")}>
      <DescriptionList
        items={[
          { term: tpr("list.housing"), detail: tpr(`housing.${estate.housing}`) },
          {
            term: tpr("list.households"),
            detail: households === null ? null : tpr("detail.householdsOf", { n: households }),
          },
          {
            term: tpr("form.company"),
            detail:
              company === null ? null : (
                <Link
                  href={addressOf("/property", { company: company.id })}
                  prefetch={false}
                  className="text-link inline-flex min-h-6 items-center"
                >
                  {company.name}
                </Link>
              ),
          },
          ...(contractUntil === null
            ? []
            : [
                {
                  term: tpr("form.contractUntil"),
                  detail: (
                    <span className="inline-flex flex-wrap items-center gap-2 tabular-nums">
                      {contractUntil}
                      <EndBadge end={estate.contractEnd} />
                    </span>
                  ),
                },
              ]),
          { term: tpr("list.committee"), detail: tpr(`committee.${committee}`) },
          ...(committeeUntil === null
            ? []
            : [
                {
                  term: tpr("form.committeeUntil"),
                  detail: (
                    <span className="inline-flex flex-wrap items-center gap-2 tabular-nums">
                      {committeeUntil}
                      <EndBadge end={estate.committeeEnd} />
                    </span>
                  ),
                },
              ]),
          { term: tpr("form.grids"), detail: grids.join(tpr("comma")) },
        ]}
      />
    </Card>
  );
}
