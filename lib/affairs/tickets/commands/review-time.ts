import { localInstant } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { reviewUntil, type Clockwork } from "../rules/deadline";
import { refuseField } from "./field";

/** The end of the day on which a deferral is looked at again: in the future, and not too far. */
export function reviewTime({ actor }: Scope, reviewOn: string, clockwork: Clockwork): Date {
  const at = localInstant(`${reviewOn}T23:59`, actor.tenant.timeZone);
  if (at <= actor.now) throw refuseField("reviewOn", "deferral.past");
  if (at > reviewUntil(actor.now, clockwork)) throw refuseField("reviewOn", "deferral.far");
  return new Date(at);
}
