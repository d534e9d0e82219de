import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { checkInNotice } from "../rules/notice";
import { canActForOneself } from "../rules/workflow";
import { purposeInput } from "../schema";
import { findOneself } from "./find";
import { checkInEvent } from "./record";

/** 同意, for one purpose. Agreeing twice is agreeing once. */
export const giveConsent = command({
  name: "consent.give",
  input: purposeInput,
  output: doneOutput,
  find: (scope) => findOneself(scope),
  allow: (actor) => canActForOneself(actor),
  run: async ({ actor, tx }, { id, path, version }, { purpose }) => {
    const given = await tx.consent.findFirst({
      where: { tenantId: actor.tenantId, memberId: id, purpose, withdrawnAt: null },
      select: { id: true },
    });
    if (given !== null) return { result: { id }, events: [] };
    await tx.consent.createMany({
      data: {
        tenantId: actor.tenantId,
        id: newId(),
        path,
        memberId: id,
        purpose,
        noticeVersion: checkInNotice,
        givenAt: new Date(actor.now),
      },
    });
    return { result: { id }, events: [checkInEvent("consent.given", id, version, { purpose })] };
  },
});
