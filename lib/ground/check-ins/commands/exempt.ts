import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnCheckIn } from "../rules/workflow";
import { exemptInput } from "../schema";
import { changeCheckIn, decision } from "./change";
import { findCheckIn } from "./find";

/** 豁免: sick, aged, pregnant, posted away or on a secret post; the category and nothing else. */
export const exempt = command({
  name: "checkIn.exempt",
  input: exemptInput,
  output: doneOutput,
  find: findCheckIn,
  allow: (actor, checkIn) => canDoOnCheckIn(actor, "exempt", checkIn),
  run: (scope, checkIn, { reason }) =>
    changeCheckIn(scope, checkIn, "checkIn.exempted", {
      ...decision(scope),
      status: "exempt",
      exemptReason: reason,
    }),
});
