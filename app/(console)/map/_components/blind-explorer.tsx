import Link from "next/link";
import { Swatch } from "@/components/map/legend";
import type { TileSource } from "@/components/map/tiles";
import { Card } from "@/components/ui/card";
import { tcv } from "@/components/units/text";
import { blindHref } from "@/lib/across/coverage/rules/layer";
import type { BlindLayer } from "@/lib/across/coverage/schema";
import { classesFor, classOf } from "@/lib/across/dashboards/rules/classes";
import { MapFrame } from "./map-frame";

/** 覆盖盲点 as a layer: how many units nothing reaches in each place, on the map and beside it as a list. */
export function BlindExplorer({
  place,
  layer: { rows, direct },
  tiles,
}: {
  place: { id: string; name: string };
  layer: BlindLayer;
  tiles: TileSource | null;
}) {
  const classes = classesFor(rows.map(({ blind }) => blind));
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <MapFrame
        place={place}
        areas={rows.map(({ id, name, level, registered, blind }) => ({
          id,
          name,
          count: blind,
          ...(registered === 0
            ? {
                unknown: tcv("place.unknown"),
                shade: null,
                label: tcv("map.unknown", { name }),
              }
            : {
                shade: classOf(blind, classes),
                label: tcv("map.area", { name, count: blind }),
              }),
          href: blindHref({ id, level }),
        }))}
        tiles={tiles}
        legend={{
          title: tcv("map.legend"),
          classes,
          unknown: rows.some(({ registered }) => registered === 0)
            ? tcv("place.unknown")
            : undefined,
        }}
      />
      <Card title={tcv("map.list")} note={tcv("map.note")} flush>
        <table className="w-full text-sm">
          <caption className="sr-only">{tcv("map.list")}</caption>
          <thead className="bg-sunken text-xs text-ink-soft">
            <tr>
              <th scope="col" className="px-4 py-1.5 text-left font-semibold">
                {tcv("blind.place")}
              </th>
              <th scope="col" className="px-2 py-1.5 text-right font-semibold">
                {tcv("head.operating")}
              </th>
              <th scope="col" className="px-4 py-1.5 text-right font-semibold">
                {tcv("gap.blind")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, level, registered, operating, blind }) => (
              <tr key={id} className="hover:bg-hover">
                <th scope="row" className="border-t px-4 text-left font-normal">
                  <Link href={blindHref({ id, level })} prefetch={false} className={linkLook}>
                    {name}
                  </Link>
                </th>
                {registered === 0 ? (
                  <td
                    colSpan={2}
                    className="border-t px-4 text-right text-xs whitespace-nowrap text-ink-soft"
                  >
                    {tcv("place.unknown")}
                    <Swatch shade={null} className="ml-2 inline-block" />
                  </td>
                ) : (
                  <>
                    <td className="border-t px-2 text-right text-ink-soft tabular-nums">
                      {operating}
                    </td>
                    <td className="border-t px-4 text-right whitespace-nowrap tabular-nums">
                      {blind === 0 ? (
                        blind
                      ) : (
                        <Link
                          href={`/units?area=${id}&gap=blind`}
                          prefetch={false}
                          aria-label={tcv("map.area", { name, count: blind })}
                          className={linkLook}
                        >
                          {blind}
                        </Link>
                      )}
                      <Swatch shade={classOf(blind, classes)} className="ml-2 inline-block" />
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {direct === 0 ? null : (
          <p className="border-t px-4 py-2.5 text-sm text-ink-soft">
            {tcv("map.direct", { name: place.name, count: direct })}
          </p>
        )}
      </Card>
    </div>
  );
}

const linkLook = "text-link inline-flex min-h-8 items-center touch:min-h-11";
