import type { PropertyStatus } from "@/lib/affairs/property/rules/estates";
import { Badge } from "../ui/badge";
import type { Tone } from "../ui/tone";
import { tpr } from "./text";

const tones: Readonly<Record<PropertyStatus, Tone>> = {
  company: "ok",
  self_managed: "info",
  unmanaged: "warn",
};

export function StatusBadge({ status }: { status: PropertyStatus }) {
  return <Badge tone={tones[status]}>{tpr(`status.${status}`)}</Badge>;
}

/** How an estate that nobody manages stands: nothing planned, over its day, or on its way. */
export function PlanBadge({
  standing,
  due,
}: {
  standing: "none" | "late" | "planned";
  due: string | null;
}) {
  if (standing === "planned") {
    return <Badge tone="busy">{tpr("standing.planned", { day: due ?? "" })}</Badge>;
  }
  return (
    <Badge tone="bad" icon="alert">
      {tpr(`standing.${standing}`, { day: due ?? "" })}
    </Badge>
  );
}

/** The end of a contract or a term, when it is over or near. */
export function EndBadge({ end }: { end: "over" | "soon" | null }) {
  if (end === null) return null;
  return <Badge tone={end === "over" ? "bad" : "warn"}>{tpr(`end.${end}`)}</Badge>;
}
