import "server-only";
import { command } from "@/lib/platform/command";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import { canKeepAgreement, dayInRenewal, draftFault } from "../rules/agreements";
import { canPlan, writesAt } from "../rules/rights";
import { changeAgreementInput, draftAgreementInput, renewAgreementInput } from "../schema";
import { standIn } from "./entry";
import { findAgreement, openSigners } from "./find-agreement";
import { moveAgreement } from "./move-agreement";
import {
  coEvent,
  ownOrganization,
  speakersOf,
  refuseChanged,
  typedWrong,
  type Participant,
} from "./record";

/** 起草协议: the own place and the units that it names; commitments follow, then each side confirms. */
export const draftAgreement = command({
  name: "co.draftAgreement",
  input: draftAgreementInput,
  output: doneOutput,
  find: () => Promise.resolve(standIn),
  allow: (actor) => canPlan(actor),
  run: async (scope, _subject, { unitIds, projectId, ...given }) => {
    const wrong = draftFault({ ...given, unitIds });
    if (wrong !== null) throw typedWrong(wrong);
    const units = await unitsOf(scope, unitIds, "unitIds");
    if (projectId !== undefined) await requireProject(scope, projectId);
    const id = await writeAgreement(scope, { ...given, projectId: projectId ?? null }, units);
    const about = { units: units.map((one) => one.id), projectId: projectId ?? null };
    return {
      result: { id },
      events: [coEvent("co.agreement_drafted", { id, version: 1 }, about)],
    };
  },
});

/** 修改名称和期限: while nobody has confirmed; what was promised for a day stays within. */
export const changeAgreement = command({
  name: "co.changeAgreement",
  input: changeAgreementInput,
  output: doneOutput,
  find: findAgreement,
  allow: (actor, agreement) => canKeepAgreement(actor, agreement),
  run: async (scope, agreement, { title, startsOn, endsOn }) => {
    const { actor, tx } = scope;
    const { tenantId } = actor;
    const { id, path, unitIds, version } = agreement;
    await openSigners(scope, agreement);
    const wrong = draftFault({ startsOn, endsOn, unitIds });
    if (wrong !== null) throw typedWrong(wrong);
    const days = { startsOn: new Date(startsOn), endsOn: new Date(endsOn) };
    const outside = await tx.coCommitment.count({
      where: {
        tenantId,
        agreementId: id,
        droppedAt: null,
        OR: [{ dueOn: { lt: days.startsOn } }, { dueOn: { gt: days.endsOn } }],
      },
    });
    if (outside > 0) throw typedWrong({ field: "endsOn", key: "field.commitmentOutside" });
    const { count } = await tx.coAgreement.updateMany({
      where: { tenantId, id, version },
      data: { title, ...days, version: { increment: 1 } },
    });
    if (count === 0) refuseChanged();
    const about = { startsOn, endsOn };
    return {
      result: { id },
      events: [coEvent("co.agreement_changed", { id, path, version: version + 1 }, about)],
    };
  },
});

/** 续签: a draft with the same sides and commitments for other days, which each side confirms anew. */
export const renewAgreement = command({
  name: "co.renewAgreement",
  input: renewAgreementInput,
  output: doneOutput,
  find: findAgreement,
  allow: (actor, agreement) => canKeepAgreement(actor, agreement),
  run: async (scope, agreement, { startsOn, endsOn }) => {
    const { actor, tx } = scope;
    const { id: previousId, unitIds, path, title, projectId } = agreement;
    const wrong = draftFault({ startsOn, endsOn, unitIds });
    if (wrong !== null) throw typedWrong(wrong);
    if (startsOn <= isoDay(agreement.startsOn)) {
      throw typedWrong({ field: "startsOn", key: "field.beforePrevious" });
    }
    const before = { startsOn: isoDay(agreement.startsOn) };
    const { events } = await moveAgreement(scope, agreement, "renew", {});
    const units = await unitsOf(scope, unitIds, "startsOn");
    const id = await writeAgreement(
      scope,
      { title, startsOn, endsOn, projectId, previousId },
      units,
    );
    const kept = await tx.coCommitment.findMany({
      where: { tenantId: actor.tenantId, agreementId: previousId, droppedAt: null },
      orderBy: [{ enteredAt: "asc" }, { id: "asc" }],
      select: {
        text: true,
        organizationId: true,
        organizationName: true,
        dueOn: true,
        rhythm: true,
      },
    });
    await tx.coCommitment.createMany({
      data: kept.map(({ dueOn, ...one }) => ({
        ...one,
        tenantId: actor.tenantId,
        id: newId(),
        agreementId: id,
        path,
        unitIds,
        // What had a day has the same one in the new days; the sides may change it.
        dueOn:
          dueOn === null
            ? null
            : new Date(dayInRenewal(isoDay(dueOn), before, { startsOn, endsOn })),
        enteredAt: new Date(actor.now),
      })),
    });
    const drafted = coEvent("co.agreement_drafted", { id, path, version: 1 }, { previousId });
    return { result: { id }, events: [...events, drafted] };
  },
});

/** Units that are not closed; the office of a place is no unit. */
async function unitsOf(
  scope: Scope,
  ids: readonly string[],
  field: string,
): Promise<Participant[]> {
  const units = await speakersOf(scope, ids, field);
  if (units.some(({ isOffice }) => isOffice)) throw typedWrong({ field, key: "field.closedUnit" });
  return units;
}

async function requireProject({ actor, tx }: Scope, id: string): Promise<void> {
  const project = await tx.coProject.findFirst({
    where: { tenantId: actor.tenantId, id, path: actor.lo },
    select: { id: true },
  });
  if (project === null) throw typedWrong({ field: "unitIds", key: "field.projectGone" });
}

interface Drafted {
  title: string;
  startsOn: string;
  endsOn: string;
  projectId: string | null;
  previousId?: string;
}

async function writeAgreement(
  scope: Scope,
  { startsOn, endsOn, ...given }: Drafted,
  units: readonly Participant[],
): Promise<string> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const own = await ownOrganization(scope);
  const id = newId();
  const unitIds = units.map((one) => one.id);
  const placed = { tenantId, path: actor.lo, unitIds };
  await tx.coAgreement.createMany({
    data: [
      {
        ...placed,
        ...given,
        id,
        areaId: actor.areaId ?? "",
        level: writesAt(actor) ?? "community",
        startsOn: new Date(startsOn),
        endsOn: new Date(endsOn),
        draftedAt: new Date(actor.now),
        draftedBy: actor.name,
      },
    ],
  });
  await tx.coSigner.createMany({
    data: [own, ...units].map((side) => ({
      ...placed,
      id: newId(),
      agreementId: id,
      organizationId: side.id,
      organizationName: Array.from(side.name).slice(0, 60).join(""),
      isOffice: side.isOffice,
    })),
  });
  return id;
}
