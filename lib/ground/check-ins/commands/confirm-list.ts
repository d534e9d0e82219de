import "server-only";
import { refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { decideListInput } from "../schema/member-list";
import { findList, maySettle, moveList } from "./find-list";

/** The good rows are to be written; the worker begins at once. */
export const confirmList = command({
  name: "memberList.confirm",
  input: decideListInput,
  output: doneOutput,
  find: findList,
  allow: (actor, list) =>
    list.good === 0 && list.status === "checked"
      ? refused("wrong-status", "list.nothingGood")
      : maySettle(actor, list, ["checked"]),
  run: async (scope, list, { version }) => {
    await moveList(scope, { ...list, version }, { status: "writing" });
    return {
      result: { id: list.id },
      events: [{ name: "memberList.confirmed", subjectId: list.id, version: version + 1 }],
    };
  },
});
