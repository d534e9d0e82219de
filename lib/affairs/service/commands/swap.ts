import "server-only";
import { z } from "zod";
import { command } from "@/lib/platform/command";
import { swapClaims, wantSwap as askForSwap } from "@/lib/parts/capacity/writes";
import { isMember } from "../rules/staff";
import { agreeSwapInput, wantSwapInput } from "../schema/posts";
import { ownClaim } from "./own-claim";

const output = z.object({ claimId: z.string() });

/** 想换班: which other shift would suit better; its holders are asked, nobody is named. */
export const wantSwap = command({
  name: "service.wantSwap",
  input: wantSwapInput,
  output,
  find: (scope, { claimId }) => ownClaim(scope, claimId),
  allow: (actor) => isMember(actor),
  run: async (scope, { id, subjectId }, { slotId }) => {
    await askForSwap(scope, id, slotId === "" ? null : slotId);
    const event = { name: "service.swap_wanted", subjectId };
    return { result: { claimId: id }, events: [{ ...event, payload: { wants: slotId } }] };
  },
});

/** 同意换班: the two change places in one step. */
export const agreeSwap = command({
  name: "service.agreeSwap",
  input: agreeSwapInput,
  output,
  find: (scope, { mine }) => ownClaim(scope, mine),
  allow: (actor) => isMember(actor),
  run: async (scope, { id, subjectId }, { other }) => {
    const claims = await swapClaims(scope, id, other);
    const event = { name: "service.swapped", subjectId, payload: { claims } };
    return { result: { claimId: id }, events: [event] };
  },
});
