import "server-only";
import { command } from "@/lib/platform/command";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import type { CoBuildingEvent } from "../events";
import { canRecall, canReturn, canSign } from "../rules/agreements";
import { confirmInput, declineInput } from "../schema";
import { findSigner, signersOf, type SignerSubject } from "./find-agreement";
import { coEvent, refuseChanged, todayOf } from "./record";

/**
 * 确认: each side by its own person, the place first: with its word the words stand and the units are asked. With the
 * last one the agreement stands.
 */
export const confirmAgreement = command({
  name: "co.confirmAgreement",
  input: confirmInput,
  output: doneOutput,
  find: findSigner,
  allow: (actor, signer) => canSign(actor, signer),
  run: async (scope, signer) => {
    const { actor, tx } = scope;
    const { tenantId } = actor;
    await requireAsked(scope, signer);
    if (isoDay(signer.agreement.endsOn) < todayOf(scope)) {
      throw new Refusal("wrong-status", "coBuilding.agreementPast");
    }
    // A unit that has closed since signs nothing any more.
    const standing = await tx.organization.count({
      where: { tenantId, id: signer.organizationId, validTo: null },
    });
    if (standing === 0) throw new Refusal("wrong-status", "coBuilding.closed");
    const promised = await tx.coCommitment.count({
      where: { tenantId, agreementId: signer.agreement.id, droppedAt: null },
    });
    if (promised === 0) throw new Refusal("invalid", "coBuilding.nothingPromised");
    return say(scope, signer, "co.agreement_confirmed", {
      confirmedAt: new Date(actor.now),
      confirmedBy: actor.name,
      returnedAt: null,
      returnReason: null,
    });
  },
});

/** 商改: a unit says what is to change; everybody gives the word anew. */
export const returnAgreement = command({
  name: "co.returnAgreement",
  input: declineInput,
  output: doneOutput,
  find: findSigner,
  allow: (actor, signer) => canReturn(actor, signer),
  run: async (scope, signer, { reason }) => {
    await requireAsked(scope, signer);
    const returnedAt = new Date(scope.actor.now);
    return say(scope, signer, "co.agreement_returned", { returnedAt, returnReason: reason });
  },
});

/** 撤回修改: the place takes its word back before a unit has given one, and writes anew. */
export const recallAgreement = command({
  name: "co.recallAgreement",
  input: confirmInput,
  output: doneOutput,
  find: findSigner,
  allow: (actor, signer) => canRecall(actor, signer),
  run: async (scope, signer) => {
    const { id, version, agreement, organizationId, confirmedAt } = signer;
    const { actor, tx } = scope;
    if (agreement.status !== "draft" || confirmedAt === null) {
      throw new Refusal("wrong-status", "coBuilding.agreementNotNow");
    }
    const sides = await signersOf(scope, agreement.id);
    if (sides.some((one) => !one.isOffice && one.confirmedAt !== null)) {
      throw new Refusal("wrong-status", "coBuilding.unitHasSigned");
    }
    const { count } = await tx.coSigner.updateMany({
      where: { tenantId: actor.tenantId, id, version },
      data: { confirmedAt: null, confirmedBy: null, version: { increment: 1 } },
    });
    if (count === 0) refuseChanged(agreement.id);
    const { path } = agreement;
    return {
      result: { id: agreement.id },
      events: [coEvent("co.agreement_recalled", { id: agreement.id, path }, { organizationId })],
    };
  },
});

/** The words stand and the side has not answered; a unit is asked once the place has confirmed. */
async function requireAsked(scope: Scope, signer: SignerSubject): Promise<void> {
  if (signer.agreement.status !== "draft" || signer.confirmedAt !== null) {
    throw new Refusal("wrong-status", "coBuilding.signed");
  }
  if (signer.isOffice) return;
  const sides = await signersOf(scope, signer.agreement.id);
  if (sides.some((one) => one.isOffice && one.confirmedAt === null)) {
    throw new Refusal("wrong-status", "coBuilding.notSent");
  }
}

interface Word {
  confirmedAt?: Date;
  confirmedBy?: string;
  returnedAt: Date | null;
  returnReason: string | null;
}

async function say(
  { actor, tx }: Scope,
  { id, version, agreement, organizationId, isOffice }: SignerSubject,
  name: CoBuildingEvent,
  word: Word,
) {
  const { count } = await tx.coSigner.updateMany({
    where: { tenantId: actor.tenantId, id, version, confirmedAt: null },
    data: { ...word, version: { increment: 1 } },
  });
  if (count === 0) refuseChanged(agreement.id);
  const subject = { id: agreement.id, path: agreement.path };
  return {
    result: { id: agreement.id },
    events: [coEvent(name, subject, { organizationId, byOffice: isOffice })],
  };
}
