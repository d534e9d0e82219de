import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { CoverageBadge } from "@/components/units/badges";
import { tcv, tu } from "@/components/units/text";
import { unitDetail } from "@/lib/across/coverage/queries/unit";
import { unitReaders } from "@/lib/ground/units/rules/rights";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { AdviserCard, ContactCard } from "../_components/reach-cards";
import { DoesCards } from "../_components/does-cards";
import { FactsCard, StepsCard, TenantsCard } from "../_components/facts-card";
import { SharedCard } from "../_components/shared-card";
import { CloseUnit, ReopenUnit } from "../_components/unit-verbs";
import { closeRegisterUnit, reopenRegisterUnit } from "../actions";

export const metadata: Metadata = { title: tcv("title") };

/** One unit: what it is, what reaches it, and everything it does here. */
export default async function Unit({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const unit = await read(unitReaders, (scope) => unitDetail(scope, id));
  const { version, closedOn, steps, may, today } = unit;
  const [last] = steps;
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/units", label: tcv("title") }]}
        title={unit.name}
        lead={`${unit.place} · ${tu(`type.${unit.type}`)}`}
        meta={
          closedOn === null ? (
            <>
              <CoverageBadge coverage={unit.coverage} />
              {unit.operating ? null : <Badge>{tcv("detail.notOperating")}</Badge>}
            </>
          ) : (
            <Badge>{tcv("filter.closed")}</Badge>
          )
        }
        actions={
          !may.keep ? undefined : closedOn === null ? (
            <>
              <ButtonLink href={`/units/${id}/edit`} icon="edit">
                {tu("edit")}
              </ButtonLink>
              <CloseUnit
                key={`close ${String(version)}`}
                unit={{ id, version }}
                today={today}
                send={{ action: closeRegisterUnit, startKey: newId() }}
              />
            </>
          ) : (
            <ReopenUnit
              key={`reopen ${String(version)}`}
              unit={{ id, version }}
              send={{ action: reopenRegisterUnit, startKey: newId() }}
            />
          )
        }
      />
      <div className="grid gap-4">
        {closedOn === null ? null : (
          <Notice
            tone="info"
            title={tcv("detail.closed", {
              day: closedOn,
              reason:
                last === undefined || last.reason === null ? "" : tu(`closeReason.${last.reason}`),
            })}
          >
            {last?.note}
          </Notice>
        )}
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="grid gap-4">
            <ContactCard unit={unit} />
            <AdviserCard unit={unit} />
            <DoesCards unit={unit} />
            <SharedCard id={id} lines={unit.does.shared} />
            <TenantsCard unit={unit} />
          </div>
          <div className="grid gap-4">
            <FactsCard unit={unit} />
            <StepsCard steps={steps} />
          </div>
        </div>
      </div>
    </>
  );
}
