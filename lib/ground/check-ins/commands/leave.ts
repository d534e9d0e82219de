import "server-only";
import { z } from "zod";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { canActForOneself } from "../rules/workflow";
import { leaveInput } from "../schema";
import { findOneself } from "./find";
import { checkInEvent } from "./record";

/**
 * 退出: the member takes the registration back. Name, phone and the hashes of both are gone at once
 * (PIPL art. 47); that there was a check-in stays, without whose it was.
 */
export const leave = command({
  name: "member.leave",
  input: leaveInput,
  output: z.object({ id: z.string(), district: z.string() }),
  find: (scope) => findOneself(scope),
  allow: (actor) => canActForOneself(actor),
  run: async ({ actor, tx }, { id, version }) => {
    const [row] = await tx.$queryRaw<{ done: boolean }[]>`select sec.erase_member() as done`;
    if (row?.done !== true) throw new Refusal("conflict", "checkIn.conflict");
    return {
      result: { id, district: actor.tenant.slug },
      events: [checkInEvent("member.left", id, version + 1)],
    };
  },
});
