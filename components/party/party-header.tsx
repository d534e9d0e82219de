import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { PageHeader, type Crumb } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import type { PartyKind } from "@/lib/ground/party/rules/kinds";
import { keepsRecords } from "@/lib/ground/party/rules/life";
import { mayBeWeak } from "@/lib/ground/party/rules/rectification";
import { tg } from "./text";

export const partyViews = ["facts", "life", "cases"] as const;
export type PartyView = (typeof partyViews)[number];

/** Name and kind of one organization, and what there is to see of it. */
export function PartyHeader({
  party: { id, name, kind },
  view,
  crumbs = [],
  lead,
  actions,
}: {
  party: { id: string; name: string; kind: PartyKind };
  view: PartyView;
  crumbs?: readonly Crumb[];
  lead?: string;
  actions?: ReactNode;
}) {
  const shown: Readonly<Record<PartyView, boolean>> = {
    facts: true,
    life: keepsRecords(kind),
    cases: mayBeWeak(kind),
  };
  const items = partyViews
    .filter((one) => shown[one])
    .map((one) => ({
      href: one === "facts" ? `/party/${id}` : `/party/${id}/${one}`,
      label: tg(`view.${one}`),
      current: one === view,
    }));
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/party", label: tg("title") }, ...crumbs]}
        title={name}
        meta={<Badge>{tg(`kind.${kind}`)}</Badge>}
        lead={lead}
        actions={actions}
      />
      {items.length < 2 ? null : (
        <div className="mb-4">
          <Tabs label={tg("views")} items={items} />
        </div>
      )}
    </>
  );
}
