import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnResponse } from "../rules/whistle";
import { plainInput } from "../schema";
import { changeResponse } from "./change";
import { findResponse } from "./find";

/** 应哨: the department says that it is coming. */
export const acknowledge = command({
  name: "whistle.acknowledge",
  input: plainInput,
  output: doneOutput,
  find: findResponse,
  allow: (actor, response) => canDoOnResponse(actor, "acknowledge", response),
  run: (scope, response) =>
    changeResponse(scope, response, "whistle.acknowledged", {
      status: "acknowledged",
      acknowledgedAt: new Date(scope.actor.now),
    }),
});
