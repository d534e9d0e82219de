import { levelOf, partyLevels } from "@/lib/ground/party/rules/kinds";
import type { MappedParty } from "@/lib/ground/party/schema";
import type { AreaMark } from "../map/area-marks";
import { tg } from "./text";

/** The signs of the areas: one for each level that is there, with how many. */
export function partyMarks(parties: readonly MappedParty[]): AreaMark[] {
  return [...new Set(parties.map(({ areaId }) => areaId))].flatMap((areaId) =>
    partyLevels.flatMap((level) => {
      const count = parties.filter(
        (one) => one.areaId === areaId && levelOf(one.kind) === level,
      ).length;
      return count === 0
        ? []
        : [
            {
              areaId,
              count,
              sign: tg(`map.sign.${level}`),
              label: tg("map.mark", { count, level: tg(`level.${level}`) }),
            },
          ];
    }),
  );
}
