import { z } from "zod";
import { unitGroups, unitTypes } from "@/lib/ground/units/rules/types";
import { reaches, unitGaps } from "./coverage";

/** What stands in the address of the register. */
export const filterParameters = [
  "q",
  "area",
  "host",
  "direct",
  "type",
  "group",
  "coverage",
  "gap",
  "operating",
  "target",
  "closed",
] as const;
type Parameters = Partial<Record<(typeof filterParameters)[number], string | undefined>>;

/** The filter that an address asks for; what is nothing known is left out. */
export function unitFilter(given: Parameters) {
  return {
    text: given.q,
    areaId: given.area,
    hostId: given.host,
    direct: given.direct === "yes" ? true : undefined,
    type: unitTypes.find((one) => one === given.type),
    group: unitGroups.find((one) => one === given.group),
    coverage: reaches.find((one) => one === given.coverage),
    gap: unitGaps.find((one) => one === given.gap),
    operating: given.operating === "yes" ? true : given.operating === "no" ? false : undefined,
    target: given.target === "yes" ? true : undefined,
    closed: given.closed === "yes" ? true : undefined,
  };
}

// What cannot be read is left out: an old bookmark or a cut address still opens a list.
const text = z.string().trim().min(1).max(60).optional().catch(undefined);

/** The filter as a form carries it to an export. */
export const exportFilter = z.strictObject({
  q: text,
  area: z.uuid().optional().catch(undefined),
  host: z.uuid().optional().catch(undefined),
  direct: text,
  type: text,
  group: text,
  coverage: text,
  gap: text,
  operating: text,
  target: text,
  closed: text,
});
