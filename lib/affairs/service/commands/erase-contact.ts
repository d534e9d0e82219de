import "server-only";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";

/** What is left of a person who need not be known any more. */
export function erased(now: number) {
  return {
    text: "",
    nameCipher: null,
    nameMasked: "",
    phoneCipher: null,
    phoneMasked: "",
    addressCipher: null,
    erasedAt: new Date(now),
  };
}

/** The worker forgets who asked, a year after it has ended, as the notice promises. */
export const eraseContact = command({
  name: "request.eraseContact",
  input: z.strictObject({ id: z.uuid() }),
  output: doneOutput,
  find: async ({ actor, tx }, { id }) =>
    actor.kind === "job"
      ? tx.serviceContact.findFirst({
          where: { tenantId: actor.tenantId, requestId: id, erasedAt: null },
          select: { requestId: true },
        })
      : null,
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async ({ actor, tx }, { requestId }) => {
    await tx.serviceContact.updateMany({
      where: { tenantId: actor.tenantId, requestId, erasedAt: null },
      data: erased(actor.now),
    });
    return { result: { id: requestId }, events: [] };
  },
});
