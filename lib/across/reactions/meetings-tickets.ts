import { takeResolution } from "@/lib/affairs/tickets/commands/take-resolution";
import { resolutionsToCarry } from "@/lib/parts/meetings/queries/following";
import { execute } from "@/lib/platform/command";
import type { JobTenant } from "@/lib/platform/jobs/tenants";

type Guarded = (doing: string, run: () => Promise<void>) => Promise<void>;

/** What a meeting has resolved becomes a ticket: once, whatever is cut off and tried again. */
export async function carryResolutions(
  { credential, read }: Pick<JobTenant, "credential" | "read">,
  stop: AbortSignal,
  guarded: Guarded,
): Promise<void> {
  for (const { id } of await read(resolutionsToCarry)) {
    if (stop.aborted) return;
    await guarded(`resolution ${id}`, async () => {
      await execute(takeResolution, credential, { id }, id);
    });
  }
}
