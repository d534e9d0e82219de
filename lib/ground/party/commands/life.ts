import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { keepsRecords } from "../rules/life";
import { kindOf } from "../rules/kinds";
import { canKeep } from "../rules/rights";
import { duesInput, recordInput, strikeInput } from "../schema";
import { findParty, refuseChanged } from "./find";
import { dayHappened, partyEvent, todayOf, typedWrong } from "./record";

/** 记一笔组织生活: date, topic, how many, what came of it; "kept on paper" is enough (DOMAIN §6.3). */
export const recordLife = command({
  name: "party.record",
  input: recordInput,
  output: doneOutput,
  find: (scope, { id }) => findParty(scope, { id }),
  allow: (actor, party) => canKeep(actor, party),
  run: async (scope, party, input) => {
    const { actor, tx } = scope;
    const { id, path, kind, establishedOn } = party;
    if (!keepsRecords(kind)) throw new Refusal("wrong-status", "party.recordAbove");
    const heldOn = dayHappened(scope, input.day, establishedOn);
    const onPaper = input.onPaper === "on";
    if (!onPaper && input.present === undefined) throw typedWrong("present", "field.partyPresent");
    const hosts = await hostsOf(scope, [id, ...input.hostIds]);
    const gatheringId = newId();
    await tx.partyRecord.createMany({
      data: hosts.map((host) => ({
        tenantId: actor.tenantId,
        id: newId(),
        partyId: host.id,
        gatheringId,
        path: host.path,
        kind: input.kind,
        heldOn,
        topic: input.topic,
        present: input.present ?? null,
        outcome: input.outcome ?? null,
        onPaper,
        hosts: hosts.filter((one) => one.id !== host.id).map(({ name }) => name),
        others: input.others ?? null,
        enteredAt: new Date(actor.now),
        enteredBy: actor.name,
      })),
    });
    return {
      result: { id },
      events: [partyEvent("party.recorded", { id, path }, { kind: input.kind, on: input.day })],
    };
  },
});

/** 共同主办: organizations of the own range that the actor keeps as well. */
async function hostsOf({ actor, tx }: Scope, ids: readonly string[]) {
  const wanted = [...new Set(ids)];
  const rows = await tx.partyOrganization.findMany({
    where: { tenantId: actor.tenantId, id: { in: wanted }, closedOn: null },
    select: { id: true, path: true, name: true, level: true, form: true },
  });
  const hosts = rows.filter(
    (row) => keepsRecords(kindOf(row.level, row.form)) && canKeep(actor, row).ok,
  );
  if (hosts.length !== wanted.length) throw typedWrong("hostIds", "field.partyHost");
  return hosts;
}

/** 划去: what was entered by mistake, with the reason, for all of its hosts; it stays to be read. */
export const strikeRecord = command({
  name: "party.strike",
  input: strikeInput,
  output: doneOutput,
  find: async ({ actor, tx }, { id }) =>
    tx.partyRecord.findFirst({
      where: {
        tenantId: actor.tenantId,
        id,
        struckAt: null,
        path: { gte: actor.lo, lt: actor.hi },
      },
      select: { id: true, partyId: true, gatheringId: true, path: true, version: true },
    }),
  allow: (actor, record) => canKeep(actor, record),
  run: async ({ actor, tx }, { partyId, gatheringId, path, version }, input) => {
    if (version !== input.version) refuseChanged();
    await tx.partyRecord.updateMany({
      where: { tenantId: actor.tenantId, gatheringId, struckAt: null },
      data: {
        struckAt: new Date(actor.now),
        struckBy: actor.name,
        strikeReason: input.reason,
        version: { increment: 1 },
      },
    });
    return {
      result: { id: partyId },
      events: [partyEvent("party.struck", { id: partyId, path })],
    };
  },
});

/** 党费: how many have paid for a month, have not, or were excused; entered again it is put right. */
export const enterDues = command({
  name: "party.enterDues",
  input: duesInput,
  output: doneOutput,
  find: (scope, { id }) => findParty(scope, { id }),
  allow: (actor, party) => canKeep(actor, party),
  run: async (scope, { id, path, level, form }, { month, paid, unpaid, waived }) => {
    const { actor, tx } = scope;
    const { tenantId } = actor;
    if (level !== "branch" || form === "functional") {
      throw new Refusal("wrong-status", "party.duesBelow");
    }
    if (month > todayOf(scope).slice(0, 7)) throw typedWrong("month", "field.partyMonthAhead");
    const first = new Date(`${month}-01`);
    const facts = {
      paid,
      unpaid,
      waived,
      enteredAt: new Date(actor.now),
      enteredBy: actor.name,
    };
    const { count } = await tx.partyDues.updateMany({
      where: { tenantId, partyId: id, month: first },
      data: { ...facts, version: { increment: 1 } },
    });
    if (count === 0) {
      await tx.partyDues.createMany({
        data: [{ ...facts, tenantId, id: newId(), partyId: id, path, month: first }],
      });
    }
    return { result: { id }, events: [partyEvent("party.dues_entered", { id, path }, { month })] };
  },
});
