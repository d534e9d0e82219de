import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import type { Kind } from "../rules/kinds";
import { writesAt } from "../rules/rights";
import { ownOrganization, participantsOf, typedWrong } from "./record";

/** Nothing is looked for before something new is entered. */
export const standIn = { id: "" };

interface Given {
  kind: Kind;
  title: string;
  detail: string;
  amount?: number | undefined;
  organizationId?: string | undefined;
}

/**
 * What a need and a resource have in common: a secretary enters it at the own place, for the own office or on behalf of
 * an organization that is not closed; a unit for itself. At most two statements.
 */
export async function entryOf(scope: Scope, { amount, organizationId, ...given }: Given) {
  const { actor } = scope;
  const [named] =
    actor.role === "liaison" || organizationId === undefined
      ? [await ownOrganization(scope)]
      : await participantsOf(scope, [organizationId], "organizationId");
  const of = named ?? (await ownOrganization(scope));
  // The office of another place enters what is its own.
  if (of.isOffice && !(of.path >= actor.lo && of.path < actor.hi)) {
    throw typedWrong({ field: "organizationId", key: "field.otherOffice" });
  }
  return {
    ...given,
    path: actor.lo,
    areaId: actor.areaId ?? "",
    level: writesAt(actor) ?? "community",
    organizationId: of.id,
    organizationName: Array.from(of.name).slice(0, 60).join(""),
    amountFen: amount === undefined ? null : BigInt(amount),
    enteredAt: new Date(actor.now),
    enteredBy: actor.name,
  };
}
