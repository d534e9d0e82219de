import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnCheckIn } from "../rules/workflow";
import { textInput } from "../schema";
import { changeCheckIn, decision } from "./change";
import { findCheckIn } from "./find";

/** 不接收, with a reason that the member reads. */
export const decline = command({
  name: "checkIn.decline",
  input: textInput,
  output: doneOutput,
  find: findCheckIn,
  allow: (actor, checkIn) => canDoOnCheckIn(actor, "decline", checkIn),
  run: (scope, checkIn, { text }) =>
    changeCheckIn(scope, checkIn, "checkIn.declined", {
      ...decision(scope),
      status: "declined",
      declineText: text,
    }),
});
