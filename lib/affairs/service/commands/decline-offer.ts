import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { z } from "zod";
import { id } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { may } from "../rules/requests";

/** 婉拒, without a reason and without a trace (DOMAIN §11.2, P6): the question is taken away, nothing else. */
export const declineOffer = command({
  name: "request.declineOffer",
  input: z.strictObject({ id }),
  output: doneOutput,
  find: async ({ actor, tx }, given) =>
    actor.kind === "phone"
      ? tx.serviceOffer.findFirst({
          where: { tenantId: actor.tenantId, requestId: given.id },
          select: { requestId: true },
        })
      : null,
  allow: (actor) => may(actor, ["member", "liaison"]),
  run: async ({ tx }, { requestId }) => {
    await tx.$queryRaw`select sec.drop_offer(${requestId}::uuid)`;
    return { result: { id: requestId }, events: [] };
  },
});
