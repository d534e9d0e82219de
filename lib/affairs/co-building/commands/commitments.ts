import "server-only";
import { command } from "@/lib/platform/command";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { recordsOf } from "../queries/records";
import {
  canKeepAgreement,
  commitmentFault,
  isStanding,
  mayUntick,
  type Rhythm,
} from "../rules/agreements";
import {
  addCommitmentInput,
  dropCommitmentInput,
  editCommitmentInput,
  tickInput,
  untickInput,
} from "../schema";
import {
  findAgreement,
  findCommitment,
  findFulfilment,
  openSigners,
  type AgreementSubject,
} from "./find-agreement";
import { coEvent, refuseChanged, typedWrong } from "./record";

/** 加承诺: while nobody has confirmed yet. */
export const addCommitment = command({
  name: "co.addCommitment",
  input: addCommitmentInput,
  output: doneOutput,
  find: (scope, { id }) => findAgreement(scope, { id }),
  allow: (actor, agreement) => canKeepAgreement(actor, agreement),
  run: async (scope, agreement, given) => {
    const { actor, tx } = scope;
    const { id, path, unitIds } = agreement;
    const promised = await promisedBy(scope, agreement, given);
    const count = await tx.coCommitment.count({
      where: { tenantId: actor.tenantId, agreementId: id, droppedAt: null },
    });
    if (count >= commitmentsMax) throw new Refusal("limit", "coBuilding.manyCommitments");
    await tx.coCommitment.createMany({
      data: [
        {
          tenantId: actor.tenantId,
          id: newId(),
          agreementId: id,
          path,
          unitIds,
          ...promised,
          enteredAt: new Date(actor.now),
        },
      ],
    });
    const about = { organizationId: promised.organizationId, dueOn: given.dueOn ?? null };
    return { result: { id }, events: [coEvent("co.commitment_added", { id, path }, about)] };
  },
});

/** More than anybody keeps; a page shows them all. */
const commitmentsMax = 40;

/** 改承诺: while nobody has confirmed yet. */
export const editCommitment = command({
  name: "co.editCommitment",
  input: editCommitmentInput,
  output: doneOutput,
  find: findCommitment,
  allow: (actor, commitment) => canKeepAgreement(actor, commitment),
  run: async (scope, { id, version, agreement, path }, given) => {
    const { actor, tx } = scope;
    const promised = await promisedBy(scope, agreement, given);
    const { count } = await tx.coCommitment.updateMany({
      where: { tenantId: actor.tenantId, id, version, droppedAt: null },
      data: { ...promised, version: { increment: 1 } },
    });
    if (count === 0) refuseChanged();
    const { organizationId } = promised;
    const about = { commitmentId: id, organizationId, dueOn: given.dueOn ?? null };
    return {
      result: { id: agreement.id },
      events: [coEvent("co.commitment_edited", { id: agreement.id, path }, about)],
    };
  },
});

interface Given {
  text: string;
  organizationId?: string | undefined;
  dueOn?: string | undefined;
  rhythm?: Rhythm | undefined;
}

/** What is promised, by one of the sides, while nobody has confirmed. One statement. */
async function promisedBy(
  scope: Scope,
  agreement: AgreementSubject,
  { text, organizationId, dueOn, rhythm }: Given,
) {
  const { startsOn, endsOn } = agreement;
  const signers = await openSigners(scope, agreement);
  const wrong = commitmentFault(
    { organizationId, dueOn, rhythm },
    {
      startsOn: isoDay(startsOn),
      endsOn: isoDay(endsOn),
      signers: signers.map((one) => one.organizationId),
    },
  );
  const owner = signers.find((one) => one.organizationId === organizationId);
  if (wrong !== null || owner === undefined) {
    throw typedWrong(wrong ?? { field: "organizationId", key: "field.nobodyOwns" });
  }
  return {
    text,
    organizationId: owner.organizationId,
    organizationName: owner.organizationName,
    dueOn: dueOn === undefined ? null : new Date(dueOn),
    rhythm: rhythm ?? null,
  };
}

/** 删承诺: while nobody has confirmed yet. */
export const dropCommitment = command({
  name: "co.dropCommitment",
  input: dropCommitmentInput,
  output: doneOutput,
  find: findCommitment,
  allow: (actor, commitment) => canKeepAgreement(actor, commitment),
  run: async (scope, { id, version, agreement, path }) => {
    const { actor, tx } = scope;
    await openSigners(scope, agreement);
    const { count } = await tx.coCommitment.updateMany({
      where: { tenantId: actor.tenantId, id, version, droppedAt: null },
      data: { droppedAt: new Date(actor.now), version: { increment: 1 } },
    });
    if (count === 0) refuseChanged();
    const about = { commitmentId: id };
    return {
      result: { id: agreement.id },
      events: [coEvent("co.commitment_dropped", { id: agreement.id, path }, about)],
    };
  },
});

/** 勾销: a commitment is ticked off by a record of who owns it; nothing is typed a second time. */
export const tickCommitment = command({
  name: "co.tick",
  input: tickInput,
  output: doneOutput,
  find: (scope, { id }) => findCommitment(scope, { id }),
  allow: (actor, commitment) => canKeepAgreement(actor, commitment),
  run: async (scope, commitment, { recordId }) => {
    const { actor, tx } = scope;
    const { id, path, unitIds, agreement, organizationId } = commitment;
    if (!isStanding(agreement.status)) {
      throw new Refusal("wrong-status", "coBuilding.agreementNotNow");
    }
    const records = await recordsOf(scope, [organizationId], agreement);
    const record = records.find((one) => one.id === recordId);
    if (record === undefined) throw typedWrong({ field: "recordId", key: "field.choose" });
    const { count } = await tx.coFulfilment.createMany({
      data: [
        {
          tenantId: actor.tenantId,
          id: newId(),
          commitmentId: id,
          path,
          unitIds,
          recordKind: record.kind,
          recordId,
          recordTitle: Array.from(record.title).slice(0, 200).join(""),
          recordOn: new Date(record.on),
          tickedAt: new Date(actor.now),
          tickedBy: actor.name,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) throw typedWrong({ field: "recordId", key: "field.ticked" });
    const about = { commitmentId: id, kind: record.kind, recordId };
    return {
      result: { id: agreement.id },
      events: [coEvent("co.commitment_ticked", { id: agreement.id, path }, about)],
    };
  },
});

/** 撤销勾销: it was ticked off by mistake; what ticked it off stays readable with the reason, and may tick again. */
export const untickCommitment = command({
  name: "co.untick",
  input: untickInput,
  output: doneOutput,
  find: findFulfilment,
  allow: (actor, ticked) => canKeepAgreement(actor, ticked),
  run: async (scope, ticked, { reason }) => {
    const { actor, tx } = scope;
    const { id, version, path, commitmentId, recordKind, recordId, agreement } = ticked;
    if (ticked.takenBackAt !== null) throw new Refusal("wrong-status", "coBuilding.unticked");
    if (!mayUntick(agreement.status)) throw new Refusal("wrong-status", "coBuilding.tickStays");
    const { count } = await tx.coFulfilment.updateMany({
      where: { tenantId: actor.tenantId, id, version, takenBackAt: null },
      data: {
        takenBackAt: new Date(actor.now),
        takenBackBy: actor.name,
        takenBackReason: reason,
        version: { increment: 1 },
      },
    });
    if (count === 0) refuseChanged();
    const about = { commitmentId, kind: recordKind, recordId };
    return {
      result: { id: agreement.id },
      events: [coEvent("co.commitment_unticked", { id: agreement.id, path }, about)],
    };
  },
});
