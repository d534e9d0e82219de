import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { decideListInput } from "../schema/member-list";
import { findList, maySettle, moveList } from "./find-list";

/** Nothing of it is written, and the worker deletes what was kept of it. */
export const cancelList = command({
  name: "memberList.cancel",
  input: decideListInput,
  output: doneOutput,
  find: findList,
  allow: (actor, list) => maySettle(actor, list, ["waiting", "checked"]),
  run: async (scope, list, { version }) => {
    const settledAt = new Date(scope.actor.now);
    await moveList(scope, { ...list, version }, { status: "cancelled", settledAt });
    return {
      result: { id: list.id },
      events: [{ name: "memberList.cancelled", subjectId: list.id, version: version + 1 }],
    };
  },
});
