import type { ResourceDetail } from "@/lib/affairs/co-building/queries/detail";
import type { Send } from "../forms/form-dialog";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Notice } from "../ui/notice";
import { PageHeader, type Crumb } from "../ui/page-header";
import { ResourceBadge } from "./badges";
import { Changes } from "./changes";
import { EditResource } from "./edit-forms";
import { Claim } from "./entry-verbs";
import type { Base } from "./lines";
import { ProjectsCard } from "./projects-card";
import { Suggestions } from "./suggestions";
import { tco, yuan } from "./text";
import { ReasonDialog } from "./verb-dialog";
import { TimeCard, type TimeSends } from "./time-card";

/** One resource: what is given, when it can be booked, what came of it. */
export function ResourceView({
  resource,
  base,
  crumbs,
  claim,
  withdraw,
  edit,
  times,
}: {
  resource: ResourceDetail;
  base: Base;
  crumbs: readonly Crumb[];
  claim?: Send;
  withdraw: Send;
  edit: Send;
  times: TimeSends;
}) {
  const { id, version, title, may, projects, need, amount } = resource;
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={title}
        meta={<ResourceBadge status={resource.status} />}
        lead={resource.organization.name}
        actions={
          <>
            {may.claim && claim !== undefined ? (
              <Claim
                key={version}
                id={id}
                needId={need?.id}
                what="resource"
                start={{
                  title: need?.title ?? title,
                  goal: need?.detail ?? "",
                  pairing: resource.pairing,
                  ...resource.days,
                  dimensions: resource.dimensions,
                }}
                send={claim}
              />
            ) : null}
            {may.withdraw ? (
              <EditResource key={`e${String(version)}`} resource={resource} send={edit} />
            ) : null}
            {may.withdraw ? (
              <ReasonDialog
                key={`w${String(version)}`}
                verb="withdraw"
                about={{ id, version }}
                hint={tco("withdraw.hint")}
                send={withdraw}
              />
            ) : null}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-4">
          {need === null ? null : (
            <Notice tone="info">{tco("match.for", { title: need.title })}</Notice>
          )}
          {resource.endReason === null ? null : (
            <Notice tone="info" title={tco("resource.withdrawn")}>
              {resource.endReason}
            </Notice>
          )}
          <Card title={tco("detail.what")}>
            <p className="max-w-prose whitespace-pre-line">{resource.detail}</p>
          </Card>
          {resource.bookable ? <TimeCard resource={resource} sends={times} /> : null}
          <ProjectsCard projects={projects} base={base} />
          <Changes changes={resource.changes} />
        </div>
        <div className="grid gap-4">
          <Card title={tco("detail.facts")}>
            <DescriptionList
              items={[
                { term: tco("form.kind"), detail: tco(`kind.${resource.kind}`) },
                ...(amount === null ? [] : [{ term: tco("form.amount"), detail: yuan(amount) }]),
                ...(resource.capacity === null
                  ? []
                  : [
                      {
                        term: tco("form.capacity"),
                        detail: tco("capacity.of", { n: resource.capacity }),
                      },
                    ]),
                { term: tco("form.available"), detail: resource.available },
                { term: tco("form.contact"), detail: resource.contact },
                { term: tco("detail.place"), detail: resource.place },
                { term: tco("detail.by"), detail: resource.enteredBy },
              ]}
            />
          </Card>
          {resource.status === "offered" ? (
            <Suggestions
              title={tco("match.needs")}
              suggestions={resource.suggestions}
              hrefOf={(one) => `${base}/needs/${one}`}
            />
          ) : null}
        </div>
      </div>
    </>
  );
}
