import { StatusBadge } from "@/components/property/badges";
import { tpr } from "@/components/property/text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { GridEstate } from "@/lib/affairs/property/queries/grid";

/** The estates of the own grid, for a phone at the door: who is to be called. */
export function GridEstateList({ estates }: { estates: readonly GridEstate[] }) {
  return (
    <Card flush>
      {estates.length === 0 ? (
        <EmptyState title={tpr("grid.none")} icon="building">
          {tpr("grid.noneHint")}
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {estates.map(({ id, name, status, company, housing, households, committee }) => (
            <li key={id} className="grid gap-1 px-4 py-3">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="font-semibold">{name}</span>
                <StatusBadge status={status} />
              </p>
              {company === null ? null : <p>{company}</p>}
              <p className="text-sm text-ink-soft">
                {[
                  tpr(`housing.${housing}`),
                  ...(households === null ? [] : [tpr("detail.householdsOf", { n: households })]),
                  tpr("grid.committee", { state: tpr(`committee.${committee}`) }),
                ].join(" · ")}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
