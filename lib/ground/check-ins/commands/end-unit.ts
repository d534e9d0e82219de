import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnUnit } from "../rules/workflow";
import { endUnitInput } from "../schema";
import { changeUnit } from "./change";
import { findUnit } from "./find";

/** 结束单位报到: moved away, closed, registered twice. Its liaison officer's sessions end with it. */
export const endUnit = command({
  name: "unit.end",
  input: endUnitInput,
  output: doneOutput,
  find: findUnit,
  allow: (actor, unit) => canDoOnUnit(actor, "end", unit),
  run: (scope, unit, { reason }) =>
    changeUnit(scope, unit, "unit.ended", {
      status: "ended",
      endReason: reason,
      endedAt: new Date(scope.actor.now),
    }),
});
