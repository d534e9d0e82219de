import type { Metadata } from "next";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { tcv } from "@/components/units/text";
import { blindSpots } from "@/lib/across/coverage/queries/blind-spots";
import { unitReaders } from "@/lib/ground/units/rules/rights";
import { read } from "@/lib/web/guard";
import { GroupTable, PlaceTable } from "../_components/blind-tables";
import { Headline, RateTable } from "../_components/rates";

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
        <Headline figures={figures} area={area} />
        <Card flush title={tcv("rates.all")} note={tcv("rates.all.note")}>
          <RateTable figures={figures} area={area} />
        </Card>
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
