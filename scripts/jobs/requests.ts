import { escalateRequest } from "@/lib/affairs/service/commands/escalate-request";
import { settleRequest } from "@/lib/affairs/service/commands/settle-request";
import { requestsToEscalate, requestsToSettle } from "@/lib/affairs/service/queries/requests-due";
import { execute } from "@/lib/platform/command";
import type { JobTenant } from "@/lib/platform/jobs/tenants";

type Guarded = (doing: string, run: () => Promise<void>) => Promise<void>;

/** Wishes and orders: to the street what nobody takes, and to the end what nobody rates. */
export async function tendRequests(
  { credential, read }: JobTenant,
  stop: AbortSignal,
  guarded: Guarded,
): Promise<void> {
  for (const { id, version } of await read(requestsToEscalate)) {
    if (stop.aborted) return;
    // The version in the key, as everywhere: a repeated run finds the first one's answer.
    await guarded(`escalate ${id}`, async () => {
      await execute(escalateRequest, credential, { id, version }, `${id}:${String(version)}`);
    });
  }
  for (const { id, version } of await read(requestsToSettle)) {
    if (stop.aborted) return;
    await guarded(`settle ${id}`, async () => {
      await execute(settleRequest, credential, { id, version }, `${id}:${String(version)}`);
    });
  }
}
