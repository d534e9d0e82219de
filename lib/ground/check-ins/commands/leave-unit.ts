import "server-only";
import { z } from "zod";
import { command } from "@/lib/platform/command";
import { canDoOnUnit } from "../rules/workflow";
import { plainInput } from "../schema";
import { changeUnit } from "./change";
import { findUnit } from "./find";

/** The unit takes its registration back. */
export const leaveUnit = command({
  name: "unit.leave",
  input: plainInput,
  output: z.object({ id: z.string(), district: z.string() }),
  find: findUnit,
  allow: (actor, unit) => canDoOnUnit(actor, "leave", unit),
  run: async (scope, unit) => {
    const { actor } = scope;
    const { result, events } = await changeUnit(scope, unit, "unit.left", {
      status: "ended",
      endReason: "withdrawn",
      endedAt: new Date(actor.now),
    });
    return { result: { ...result, district: actor.tenant.slug }, events };
  },
});
