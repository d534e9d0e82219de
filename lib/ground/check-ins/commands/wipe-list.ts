import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { wipeListInput } from "../schema/member-list";
import { byWorker, findList } from "./find-list";

/** Deletes what was kept of a list that is settled or was left lying (PIPL art. 47). */
export const wipeList = command({
  name: "memberList.wipe",
  input: wipeListInput,
  output: doneOutput,
  find: findList,
  allow: (actor) => byWorker(actor),
  run: async ({ actor, tx }, list) => {
    const at = new Date(actor.now);
    await tx.memberListPart.updateMany({
      where: { tenantId: actor.tenantId, listId: list.id },
      data: { bodyCipher: null },
    });
    // Left lying: nobody has confirmed it, and nothing of it was written.
    const left = list.settledAt === null ? { status: "cancelled", settledAt: at } : {};
    await tx.memberList.updateMany({
      where: { tenantId: actor.tenantId, id: list.id, version: list.version },
      data: { ...left, wipedAt: at, version: { increment: 1 } },
    });
    return {
      result: { id: list.id },
      events: [{ name: "memberList.wiped", subjectId: list.id, version: list.version + 1 }],
    };
  },
});
