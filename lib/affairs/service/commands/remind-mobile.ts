import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { inContact } from "../rules/mobile";
import { isJob } from "../rules/staff";
import { remindMobileInput } from "../schema/mobile";
import { changedOne } from "./find";

/** The half-year reminder to the branch secretary: once for each time that contact falls due. */
export const remindMobile = command({
  name: "mobile.remind",
  input: remindMobileInput,
  output: doneOutput,
  find: async ({ actor, tx }, { id, due }) =>
    actor.role === "job"
      ? tx.mobileMember.findFirst({
          where: {
            tenantId: actor.tenantId,
            id,
            contactDue: new Date(due),
            status: { in: [...inContact] },
            OR: [{ remindedFor: null }, { remindedFor: { lt: new Date(due) } }],
          },
          select: { id: true, path: true, version: true },
        })
      : null,
  allow: (actor) => isJob(actor),
  run: async ({ actor, tx }, { id, path, version }, { due }) => {
    changedOne(
      await tx.mobileMember.updateMany({
        where: { tenantId: actor.tenantId, id, version },
        data: { remindedFor: new Date(due), version: { increment: 1 } },
      }),
    );
    const payload = { path, due };
    const event = { name: "mobile.contact_due", subjectId: id, version: version + 1, payload };
    return { result: { id }, events: [event] };
  },
});
