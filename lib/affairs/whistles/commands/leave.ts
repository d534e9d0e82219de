import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnResponse } from "../rules/whistle";
import { endInput } from "../schema";
import { changeResponse } from "./change";
import { findResponse } from "./find";

/**
 * 同意离场: the street lets one department go before it has confirmed the whole, when that one's part is
 * done (DOMAIN §2.7). Nobody goes by their own word; the database asks the same (sec.guard_leaving).
 */
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
