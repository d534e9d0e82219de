import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { localInstant } from "@/lib/platform/core/time-zone";
import { arrivalFault, canDoOnResponse } from "../rules/whistle";
import { arriveInput } from "../schema";
import { changeResponse } from "./change";
import { findResponse } from "./find";

/** 到场: written down by the department, or by whoever of the street stands there. */
export const arrive = command({
  name: "whistle.arrive",
  input: arriveInput,
  output: doneOutput,
  find: findResponse,
  allow: (actor, response) => canDoOnResponse(actor, "arrive", response),
  run: async (scope, response, { people, arrivedAt }) => {
    const { now, tenant } = scope.actor;
    const at = arrivedAt === undefined ? now : localInstant(arrivedAt, tenant.timeZone);
    const fault = arrivalFault(at, { calledAt: response.calledAt.getTime(), now });
    if (fault !== null) {
      throw new Refusal("invalid", "refusal.invalid", {
        fields: { arrivedAt: `whistle.${fault}` },
      });
    }
    return changeResponse(scope, response, "whistle.arrived", {
      status: "arrived",
      arrivedAt: new Date(at),
      people,
    });
  },
});
