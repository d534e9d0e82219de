import Link from "next/link";
import type { MappedParty } from "@/lib/ground/party/schema";
import { Card } from "../ui/card";
import { tg } from "./text";

/** What is mapped to the areas of a map, area by area: the same as its signs say, to be opened here. */
export function PartyOnMap({
  areas,
  parties,
}: {
  areas: readonly { id: string; name: string }[];
  parties: readonly MappedParty[];
}) {
  const shown = areas.filter(({ id }) => parties.some(({ areaId }) => areaId === id));
  const bare = areas.filter(({ id }) => !parties.some(({ areaId }) => areaId === id));
  return (
    <Card flush title={tg("map.title")}>
      {shown.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{tg("map.none")}</p>
      ) : (
        <ul className="divide-y">
          {shown.map((area) => (
            <li key={area.id} className="px-4 py-2.5">
              <p className="text-sm font-semibold text-ink-soft">{area.name}</p>
              <ul>
                {parties
                  .filter(({ areaId }) => areaId === area.id)
                  .map(({ id, name, kind, places }) => (
                    <li key={id}>
                      <Link
                        href={`/party/${id}`}
                        prefetch={false}
                        className="text-link inline-flex min-h-6 items-center touch:min-h-11"
                      >
                        {name}
                      </Link>{" "}
                      <span className="text-xs text-ink-soft">
                        {[tg(`kind.${kind}`), ...places].join(" · ")}
                      </span>
                    </li>
                  ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {shown.length === 0 || bare.length === 0 ? null : (
        <p className="border-t px-4 py-2.5 text-sm text-ink-soft">
          {tg("map.bare", { areas: bare.map(({ name }) => name).join(tg("map.join")) })}
        </p>
      )}
    </Card>
  );
}
