import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnResponse } from "../rules/whistle";
import { refuseInput } from "../schema";
import { changeResponse } from "./change";
import { findResponse } from "./find";

/** 不应哨, with a reason: the street and the district see it (DOMAIN §2.7). */
export const refuse = command({
  name: "whistle.refuse",
  input: refuseInput,
  output: doneOutput,
  find: findResponse,
  allow: (actor, response) => canDoOnResponse(actor, "refuse", response),
  run: (scope, response, { text }) =>
    changeResponse(scope, response, "whistle.refused", { status: "refused", refusal: text }),
});
