import "server-only";
import { z } from "zod";
import { command } from "@/lib/platform/command";
import { releaseClaim } from "@/lib/parts/capacity/writes";
import { isMember } from "../rules/staff";
import { releaseInput } from "../schema/posts";
import { ownClaim } from "./own-claim";

/** 退出: gives the place back until the limit; who waits first has it then. */
export const release = command({
  name: "service.release",
  input: releaseInput,
  output: z.object({ claimId: z.string() }),
  find: (scope, { claimId }) => ownClaim(scope, claimId),
  allow: (actor) => isMember(actor),
  run: async (scope, { id, subjectId, slotId }) => {
    const { here, elsewhere } = await releaseClaim(scope, id);
    const event = { name: "service.released", subjectId };
    const claims = [...here, ...elsewhere];
    const payload = { slot: slotId, movedUp: here.length, claims };
    return { result: { claimId: id }, events: [{ ...event, payload }] };
  },
});
