import type { Duration } from "@/lib/platform/core/duration";
import { localInstant } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { checkShortening, dueAt, type Clockwork } from "../rules/deadline";
import type { DispatchInput } from "../schema";
import { refuseField } from "./field";

/** The times that a dispatch fixes, by the rules or shortened with a reason. */
export function dispatchTimes(
  { actor }: Scope,
  input: DispatchInput,
  clockwork: Clockwork,
  { limit, again }: { limit: Duration | null; again: boolean },
) {
  const order = { urgency: input.urgency, dispatchedAt: actor.now, limit, again };
  const byRule = dueAt(order, clockwork);
  if (input.shortenTo === undefined) return byRule;
  const shortenTo = localInstant(input.shortenTo, actor.tenant.timeZone);
  const verdict = checkShortening({
    shortenTo,
    reason: input.shortenReason ?? "",
    dispatchedAt: actor.now,
    dueAt: byRule.dueAt,
  });
  if (!verdict.ok) {
    const field = verdict.reason === "reason-missing" ? "shortenReason" : "shortenTo";
    throw refuseField(field, `shorten.${verdict.reason}`);
  }
  return dueAt({ ...order, shortenTo }, clockwork);
}
