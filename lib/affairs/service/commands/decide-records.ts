import "server-only";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { canDecide } from "../rules/records";
import { isServiceReader } from "../rules/staff";
import { confirmRecordsInput, refuseRecordInput } from "../schema/records";
import { changedOne, checked } from "./find";

/** 确认时长: many at once; what was taken back or decided meanwhile stops all of it, with advice. */
export const confirmRecords = command({
  name: "service.confirmRecords",
  input: confirmRecordsInput,
  output: z.object({ count: z.number() }),
  find: async ({ actor, tx }, { ids }) => {
    if (!isServiceReader(actor)) return null;
    const rows = await tx.serviceRecord.findMany({
      where: { tenantId: actor.tenantId, id: { in: ids } },
      select: { id: true, version: true, status: true },
    });
    return rows.length < new Set(ids).size ? null : rows;
  },
  allow: (actor) => canDecide(actor),
  run: async ({ actor, tx }, rows) => {
    if (rows.some(({ status }) => status !== "submitted")) {
      throw new Refusal("conflict", "service.conflict");
    }
    const { count } = await tx.serviceRecord.updateMany({
      where: {
        tenantId: actor.tenantId,
        id: { in: rows.map(({ id }) => id) },
        status: "submitted",
      },
      data: {
        status: "confirmed",
        decidedAt: new Date(actor.now),
        decidedBy: actor.name,
        version: { increment: 1 },
      },
    });
    if (count < rows.length) throw new Refusal("conflict", "service.conflict");
    return {
      result: { count },
      events: rows.map(({ id, version }) => ({
        name: "service.record_confirmed",
        subjectId: id,
        version: version + 1,
      })),
    };
  },
});

/** 不予确认: with a reason that the volunteer reads. */
export const refuseRecord = command({
  name: "service.refuseRecord",
  input: refuseRecordInput,
  output: doneOutput,
  find: async ({ actor, tx }, { id, version }) => {
    if (!isServiceReader(actor)) return null;
    const record = await tx.serviceRecord.findFirst({
      where: { tenantId: actor.tenantId, id },
      select: { id: true, version: true, status: true },
    });
    return checked(record, version);
  },
  allow: (actor, { status }) => {
    const may = canDecide(actor);
    if (!may.ok) return may;
    return status === "submitted" ? allowed : refused("wrong-status", "records.decided");
  },
  run: async ({ actor, tx }, { id, version }, { text }) => {
    changedOne(
      await tx.serviceRecord.updateMany({
        where: { tenantId: actor.tenantId, id, version },
        data: {
          status: "refused",
          decideText: text,
          decidedAt: new Date(actor.now),
          decidedBy: actor.name,
          version: { increment: 1 },
        },
      }),
    );
    const event = { name: "service.record_refused", subjectId: id, version: version + 1 };
    return { result: { id }, events: [event] };
  },
});
