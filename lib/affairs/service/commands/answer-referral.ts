import "server-only";
import { refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { isCommunity, isServiceReader } from "../rules/staff";
import { answerReferralInput } from "../schema/mobile";
import { changedOne, checked } from "./find";

/** What came of it. */
export const answerReferral = command({
  name: "mobile.answerReferral",
  input: answerReferralInput,
  output: doneOutput,
  find: async ({ actor, tx }, given) => {
    if (!isServiceReader(actor)) return null;
    const row = await tx.mobileReferral.findFirst({
      where: { tenantId: actor.tenantId, id: given.id },
      select: { id: true, version: true, status: true },
    });
    return checked(row, given.version);
  },
  allow: (actor, referral) => {
    const verdict = isCommunity(actor);
    if (!verdict.ok) return verdict;
    return referral.status === "open" ? verdict : refused("wrong-status", "mobile.answered");
  },
  run: async ({ actor, tx }, { id, version }, { status, answer }) => {
    changedOne(
      await tx.mobileReferral.updateMany({
        where: { tenantId: actor.tenantId, id, version },
        data: {
          status,
          answer,
          answeredAt: new Date(actor.now),
          answeredBy: actor.name,
          version: { increment: 1 },
        },
      }),
    );
    const event = { name: "mobile.referral_answered", subjectId: id, version: version + 1 };
    return { result: { id }, events: [event] };
  },
});
