import "server-only";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { isMember } from "../rules/staff";
import { withdrawRecordInput } from "../schema/records";
import { changedOne, checked } from "./find";

/** 撤回: as long as nobody has decided, the volunteer may take an entry back and tell it anew. */
export const withdrawRecord = command({
  name: "service.withdrawRecord",
  input: withdrawRecordInput,
  output: doneOutput,
  find: async ({ actor, tx }, { id, version }) => {
    if (!isMember(actor).ok) return { id, version, status: "" };
    const record = await tx.serviceRecord.findFirst({
      where: { tenantId: actor.tenantId, id, memberId: actor.personId ?? "" },
      select: { id: true, version: true, status: true },
    });
    return checked(record, version);
  },
  allow: (actor, record) => {
    const own = isMember(actor);
    if (!own.ok) return own;
    return record.status === "submitted" ? allowed : refused("wrong-status", "records.decided");
  },
  run: async ({ actor, tx }, { id, version }) => {
    changedOne(
      await tx.serviceRecord.updateMany({
        where: { tenantId: actor.tenantId, id, version },
        data: { status: "withdrawn", version: { increment: 1 } },
      }),
    );
    const event = { name: "service.record_withdrawn", subjectId: id, version: version + 1 };
    return { result: { id }, events: [event] };
  },
});
