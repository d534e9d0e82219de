import { closeLinked } from "@/lib/affairs/tickets/commands/close-linked";
import { releaseLinked } from "@/lib/affairs/tickets/commands/release-linked";
import { linkedToFollow } from "@/lib/affairs/tickets/queries/following";
import { execute } from "@/lib/platform/command";
import type { JobTenant } from "@/lib/platform/jobs/tenants";

type Guard = (doing: string, run: () => Promise<void>) => Promise<void>;

/** Linked tickets follow the end of their lead (并案): they close with it, or are on their own again. */
export async function followLeads(
  { credential, read }: Pick<JobTenant, "credential" | "read">,
  stop: AbortSignal,
  guarded: Guard,
): Promise<void> {
  for (const { fate, ...due } of await read(linkedToFollow)) {
    if (stop.aborted) return;
    const command = fate === "close" ? closeLinked : releaseLinked;
    // The version in the key: a ticket that is linked again later closes again.
    const key = `${due.id}:${String(due.version)}`;
    await guarded(`clusters ${due.id}`, async () => {
      await execute(command, credential, due, key);
    });
  }
}
