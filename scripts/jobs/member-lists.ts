import { checkList } from "@/lib/ground/check-ins/commands/check-list";
import { wipeList } from "@/lib/ground/check-ins/commands/wipe-list";
import { writePart } from "@/lib/ground/check-ins/commands/write-part";
import { listFile, listsDue } from "@/lib/ground/check-ins/queries/member-lists";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { JobTenant } from "@/lib/platform/jobs/tenants";

/**
 * Lists of members: looks through what was sent, writes what was confirmed part after part, and
 * deletes what is not needed. Whatever is cut off is done again at the next run; what was written
 * is marked together with its writing.
 */
export async function workLists(
  { credential, read }: Pick<JobTenant, "credential" | "read">,
  stop: AbortSignal,
  guarded: (doing: string, run: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const { toCheck, toWrite, toWipe } = await read(listsDue);
  for (const id of toCheck) {
    if (stop.aborted) return;
    await guarded(`check list ${id}`, async () => {
      const bytes = await read((scope) => listFile(scope, id));
      if (bytes === null) return;
      const file = new File([new Uint8Array(bytes)], "list.xlsx");
      await execute(checkList, credential, { id, file }, newId());
    });
  }
  for (const { id, n } of toWrite) {
    if (stop.aborted) return;
    await guarded(`write list ${id}`, async () => {
      await execute(writePart, credential, { id, n }, `${id}:${String(n)}`);
    });
  }
  for (const id of toWipe) {
    if (stop.aborted) return;
    await guarded(`wipe list ${id}`, async () => {
      await execute(wipeList, credential, { id }, newId());
    });
  }
}
