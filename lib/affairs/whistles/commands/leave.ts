import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnResponse } from "../rules/whistle";
import { endInput } from "../schema";
import { changeResponse } from "./change";
import { findResponse } from "./find";

/** 离场 before the street has confirmed: what was done so far is said, and that they left is seen. */
export const leave = command({
  name: "whistle.leave",
  input: endInput,
  output: doneOutput,
  find: findResponse,
  allow: (actor, response) => canDoOnResponse(actor, "leave", response),
  run: (scope, response, { text }) =>
    changeResponse(scope, response, "whistle.left", {
      status: "left",
      action: text,
      leftAt: new Date(scope.actor.now),
    }),
});
