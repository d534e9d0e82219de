import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import type { CoBuildingEvent } from "../events";
import { agreementVerbs, mayDo, type AgreementVerb } from "../rules/agreements";
import type { AgreementSubject } from "./find-agreement";
import { coEvent, refuseChanged } from "./record";

const eventOf = {
  review: "co.agreement_reviewed",
  renew: "co.agreement_renewed",
  end: "co.agreement_ended",
} as const satisfies Record<AgreementVerb, CoBuildingEvent>;

interface More {
  review?: string;
  reviewedOn?: Date;
  endReason?: string;
  endedOn?: Date;
}

/** One step of an agreement along its table, with what belongs to it. */
export async function moveAgreement(
  { actor, tx }: Scope,
  { id, path, status, version }: AgreementSubject,
  verb: AgreementVerb,
  more: More,
) {
  if (!mayDo(verb, status)) throw new Refusal("wrong-status", "coBuilding.agreementNotNow");
  const { count } = await tx.coAgreement.updateMany({
    where: { tenantId: actor.tenantId, id, version, status },
    data: { ...more, status: agreementVerbs[verb].to, version: { increment: 1 } },
  });
  if (count === 0) refuseChanged();
  return {
    result: { id },
    events: [coEvent(eventOf[verb], { id, path, version: version + 1 })],
  };
}
