import "server-only";
import { createHash } from "node:crypto";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { periodFault } from "../rules/pledges";
import { isMember } from "../rules/staff";
import { confirmPledgeInput } from "../schema/pledges";
import { ownMember } from "./find";

/**
 * 承诺: the member's own words, confirmed in the app. The hash of the text is kept beside it, so that
 * a later change would show; it is no electronic signature in the sense of the law, and the screen says so.
 */
export const confirmPledge = command({
  name: "pledge.confirm",
  input: confirmPledgeInput,
  output: doneOutput,
  find: (scope) => ownMember(scope),
  allow: (actor) => isMember(actor),
  run: async ({ actor, tx }, member, { post, fromDay, toDay, text }) => {
    const fault = periodFault({ fromDay, toDay });
    if (fault !== null) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { toDay: `pledge.${fault}` } });
    }
    const id = newId();
    await tx.pledge.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        path: member.path,
        areaId: member.areaId,
        memberId: member.id,
        post,
        text,
        textHash: new Uint8Array(createHash("sha256").update(text, "utf8").digest()),
        fromDay: new Date(fromDay),
        toDay: new Date(toDay),
        status: "confirmed",
        confirmedAt: new Date(actor.now),
      },
    });
    return { result: { id }, events: [{ name: "pledge.confirmed", subjectId: id, version: 1 }] };
  },
});
