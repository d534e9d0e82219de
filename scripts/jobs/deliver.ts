import { claimDeliveries, settleDelivery } from "@/lib/across/notifications/commands/deliver";
import { hasDue, outboundMessage } from "@/lib/across/notifications/queries/deliveries";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { JobTenant } from "@/lib/platform/jobs/tenants";
import { send } from "@/lib/platform/outbox/send";

/**
 * Sends what is due: claims a batch, and for each message sends and settles. `guarded` keeps one
 * broken message from stopping the others.
 */
export async function deliver(
  { credential, read }: JobTenant,
  stop: AbortSignal,
  guarded: (doing: string, run: () => Promise<void>) => Promise<void>,
): Promise<void> {
  while (!stop.aborted && (await read(hasDue))) {
    const { ids } = await execute(claimDeliveries, credential, {}, newId());
    for (const id of ids) {
      // What is left of the batch stays claimed and is taken again when the claim runs out.
      if (stop.aborted) return;
      await guarded("deliver", async () => {
        const message = await read((scope) => outboundMessage(scope, id));
        if (message === null) return;
        const error = await send(message);
        await execute(settleDelivery, credential, { id, error }, newId());
      });
    }
  }
}
