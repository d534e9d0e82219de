import "server-only";
import type { z } from "zod";
import { command } from "@/lib/platform/command";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import type { PartyEvent } from "../events";
import {
  canDecideCase,
  canStepCase,
  caseStatuses,
  mayBeWeak,
  wayOf,
  type CaseStep,
  type CaseVerb,
} from "../rules/rectification";
import { caseMeasuresInput, caseStepInput, openCaseInput } from "../schema";
import { findParty, refuseChanged } from "./find";
import { dayHappened, partyEvent, typedWrong } from "./record";

/** 列入整顿, by the level above, with what was found. One case at a time. */
export const openCase = command({
  name: "party.openCase",
  input: openCaseInput,
  output: doneOutput,
  find: (scope, { id }) => findParty(scope, { id }),
  allow: (actor, party) => canDecideCase(actor, party),
  run: async (scope, { id, path, kind, establishedOn }, { day, text }) => {
    const { actor, tx } = scope;
    if (!mayBeWeak(kind)) throw new Refusal("wrong-status", "party.caseKind");
    const openedOn = dayHappened(scope, day, establishedOn);
    const open = await tx.partyCase.findFirst({
      where: { tenantId: actor.tenantId, partyId: id, liftedOn: null },
      select: { id: true },
    });
    if (open !== null) throw new Refusal("wrong-status", "party.caseThere");
    const caseId = newId();
    await tx.partyCase.createMany({
      data: [
        { tenantId: actor.tenantId, id: caseId, partyId: id, path, status: "found", openedOn },
      ],
    });
    await writeStep(scope, { id: caseId, path }, { step: "found", happenedOn: openedOn, text });
    return { result: { id }, events: [partyEvent("party.case_opened", { id, path })] };
  },
});

/** 征集意见: what members and residents say is wrong, gathered by the organization itself. */
export const gatherOpinions = stepCommand(
  "gather",
  "party.gather",
  caseStepInput,
  "party.opinions_gathered",
);
/** 整改措施, with the day until which they are done. */
export const planMeasures = stepCommand(
  "plan",
  "party.plan",
  caseMeasuresInput,
  "party.measures_planned",
);
/** 验收 by the level above: done, or back with what is missing. */
export const passCheck = stepCommand(
  "check",
  "party.passCheck",
  caseStepInput,
  "party.case_checked",
);
export const sendBackCase = stepCommand(
  "sendBack",
  "party.sendBackCase",
  caseStepInput,
  "party.case_sent_back",
);
/** 摘帽. */
export const liftCase = stepCommand("lift", "party.liftCase", caseStepInput, "party.case_lifted");

type StepTyped = z.infer<typeof caseStepInput> & { dueOn?: string };

function stepCommand<I extends StepTyped>(
  verb: CaseVerb,
  name: string,
  input: z.ZodType<I>,
  event: PartyEvent,
) {
  const { to, step } = wayOf(verb);
  return command({
    name,
    input,
    output: doneOutput,
    find: (scope, given: I) => findCase(scope, given),
    allow: (actor, subject) => canStepCase(actor, verb, subject),
    run: async (scope, subject, { day, text, dueOn }) => {
      const { actor, tx } = scope;
      const happenedOn = dayHappened(scope, day, subject.lastOn);
      if (dueOn !== undefined && dueOn <= day) throw typedWrong("dueOn", "field.partyDueAfter");
      const { count } = await tx.partyCase.updateMany({
        where: { tenantId: actor.tenantId, id: subject.id, version: subject.version },
        data: {
          status: to,
          ...(dueOn === undefined ? {} : { dueOn: new Date(dueOn) }),
          ...(to === "lifted" ? { liftedOn: happenedOn } : {}),
          version: { increment: 1 },
        },
      });
      if (count === 0) refuseChanged();
      await writeStep(scope, subject, { step, happenedOn, text });
      const { partyId, path } = subject;
      return { result: { id: partyId }, events: [partyEvent(event, { id: partyId, path })] };
    },
  });
}

async function findCase({ actor, tx }: Scope, given: { id: string; version: number }) {
  const { tenantId } = actor;
  const row = await tx.partyCase.findFirst({
    where: { tenantId, id: given.id, path: { gte: actor.lo, lt: actor.hi } },
    select: { id: true, partyId: true, path: true, status: true, version: true, openedOn: true },
  });
  const status = caseStatuses.find((one) => one === row?.status);
  if (row === null || status === undefined) return null;
  if (row.version !== given.version) refuseChanged();
  const last = await tx.partyCaseStep.findFirst({
    where: { tenantId, caseId: row.id },
    orderBy: { happenedOn: "desc" },
    select: { happenedOn: true },
  });
  return { ...row, status, lastOn: isoDay(last?.happenedOn ?? row.openedOn) };
}

async function writeStep(
  { actor, tx }: Scope,
  { id, path }: { id: string; path: string },
  step: { step: CaseStep; happenedOn: Date; text: string },
): Promise<void> {
  await tx.partyCaseStep.createMany({
    data: [
      {
        ...step,
        tenantId: actor.tenantId,
        id: newId(),
        caseId: id,
        path,
        enteredAt: new Date(actor.now),
        enteredBy: actor.name,
      },
    ],
  });
}
