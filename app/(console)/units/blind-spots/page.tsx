import type { Metadata } from "next";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { StatRow, type StatProps } from "@/components/ui/stat";
import { tcv } from "@/components/units/text";
import { blindSpots } from "@/lib/across/coverage/queries/blind-spots";
import type { UnitFigures } from "@/lib/across/coverage/queries/figures";
import type { Rate } from "@/lib/across/coverage/rules/coverage";
import { unitReaders } from "@/lib/ground/units/rules/rights";
import { read } from "@/lib/web/guard";
import { GroupTable, PlaceTable } from "../_components/blind-tables";

export const metadata: Metadata = { title: tcv("blind") };

/** 覆盖盲点: what reaches the units of a place, by kind and by place below; every figure opens its rows. */
export default async function BlindSpots({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, ["area"]);
  const area = idOf(given.area);
  const { place, onMap, figures, places } = await read(unitReaders, (scope) =>
    blindSpots(scope, area),
  );
  return (
    <>
      <PageHeader
        crumbs={[
          { href: addressOf("/units", { area }), label: tcv("title") },
          ...(place === null ? [] : [{ href: "/units/blind-spots", label: tcv("blind") }]),
        ]}
        title={place === null ? tcv("blind") : `${place.name} · ${tcv("blind")}`}
        lead={tcv("blind.lead")}
        actions={
          <>
            {onMap ? (
              <ButtonLink href={addressOf("/map", { layer: "blind", area })} icon="map">
                {tcv("blind.onMap")}
              </ButtonLink>
            ) : null}
            <ButtonLink href={addressOf("/units", { area, gap: "blind" })} icon="list">
              {tcv("blind.list")}
            </ButtonLink>
          </>
        }
      />
      <div className="grid gap-4">
        <section aria-label={tcv("rates")}>
          <StatRow items={rateItems(figures, area)} />
        </section>
        <Card flush title={tcv("blind.by")}>
          <GroupTable figures={figures} area={area} />
        </Card>
        <Card flush title={tcv("blind.byPlace")}>
          {places.length === 0 ? (
            <EmptyState title={tcv("blind.noPlaces")} icon="building" />
          ) : (
            <PlaceTable places={places} />
          )}
        </Card>
      </div>
    </>
  );
}

function rateItems({ rates, target }: UnitFigures, area: string | undefined): StatProps[] {
  return [
    {
      label: tcv("rate.organization"),
      ...shown(rates.organization),
      href: addressOf("/units", { area, group: "new_sector", coverage: "organization" }),
    },
    {
      label: tcv("rate.own"),
      ...shown(rates.own),
      href: addressOf("/units", { area, group: "new_sector", coverage: "own" }),
    },
    {
      label: tcv("rate.work"),
      ...shown(rates.work),
      href: addressOf("/units", { area, group: "new_sector", coverage: "work" }),
    },
    {
      label: tcv("rate.target"),
      href: addressOf("/units", { area, target: "yes", coverage: "organization" }),
      ...shown(target.rates.organization, true),
    },
  ];
}

/** 0 of 0 says so and is never 0 %. */
function shown({ part, whole, percent }: Rate, ofTarget = false) {
  return percent === null
    ? { value: "—", note: tcv(ofTarget ? "rate.targetNone" : "rate.none") }
    : {
        value: tcv("rate.percent", { n: percent }),
        note: tcv(ofTarget ? "rate.targetOf" : "rate.of", { part, whole }),
      };
}
