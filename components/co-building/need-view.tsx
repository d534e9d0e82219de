import type { NeedDetail } from "@/lib/affairs/co-building/queries/detail";
import { addressOf } from "../lists/address";
import type { Send } from "../forms/form-dialog";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Notice } from "../ui/notice";
import { PageHeader, type Crumb } from "../ui/page-header";
import { NeedBadge, PastBadge, PriorityBadge } from "./badges";
import { Changes } from "./changes";
import { EditNeed } from "./edit-forms";
import { Claim } from "./entry-verbs";
import { whenOf, type Base } from "./lines";
import { ProjectsCard } from "./projects-card";
import { Suggestions } from "./suggestions";
import { tco, yuan } from "./text";
import { ReasonDialog } from "./verb-dialog";

/** One need: who needs it, what came of it, what would fit. */
export function NeedView({
  need,
  base,
  crumbs,
  claim,
  withdraw,
  edit,
}: {
  need: NeedDetail;
  base: Base;
  crumbs: readonly Crumb[];
  claim?: Send;
  withdraw: Send;
  edit: Send;
}) {
  const { id, version, title, may, projects } = need;
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={title}
        meta={
          <>
            <NeedBadge status={need.status} />
            <PastBadge past={need.past} />
            <PriorityBadge priority={need.priority} />
          </>
        }
        lead={need.organization.name}
        actions={
          <>
            {may.claim && claim !== undefined ? (
              <Claim
                key={version}
                id={id}
                what="need"
                start={{
                  title,
                  goal: need.detail,
                  pairing: need.pairing,
                  ...need.days,
                  dimensions: need.dimensions,
                }}
                send={claim}
              />
            ) : null}
            {may.withdraw ? <EditNeed key={`e${String(version)}`} need={need} send={edit} /> : null}
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
          {need.endReason === null ? null : (
            <Notice tone="info" title={tco("need.withdrawn")}>
              {need.endReason}
            </Notice>
          )}
          <Card title={tco("detail.what")}>
            <p className="max-w-prose whitespace-pre-line">{need.detail}</p>
          </Card>
          <ProjectsCard projects={projects} base={base} />
          <Changes changes={need.changes} />
        </div>
        <div className="grid gap-4">
          <Card title={tco("detail.facts")}>
            <DescriptionList
              items={[
                { term: tco("form.kind"), detail: tco(`kind.${need.kind}`) },
                ...(need.amount === null
                  ? []
                  : [{ term: tco("form.amount"), detail: yuan(need.amount) }]),
                { term: tco("detail.place"), detail: need.place },
                { term: tco("detail.when"), detail: whenOf(need.from, need.until) },
                { term: tco("detail.by"), detail: need.enteredBy },
              ]}
            />
          </Card>
          {need.status === "open" ? (
            <Suggestions
              title={tco("match.resources")}
              suggestions={need.suggestions}
              hrefOf={(one) =>
                addressOf(`${base}/resources/${one}`, { need: may.match ? id : undefined })
              }
            />
          ) : null}
        </div>
      </div>
    </>
  );
}
