import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { canMove, namesHost } from "../rules/mobile";
import { moveMobileInput } from "../schema/mobile";
import { changedOne, checked } from "./find";
import { findMobile } from "./find-mobile";

/** The next step of a mobile member: told there, accepted there, taking part, transferred, back, out of contact. */
export const moveMobile = command({
  name: "mobile.move",
  input: moveMobileInput,
  output: doneOutput,
  find: async (scope, { id, version }) => checked(await findMobile(scope, id), version),
  allow: (actor, mobile, { to }) => canMove(actor, mobile, to),
  run: async ({ actor, tx }, { id, version, hostBranch: known }, { to, hostBranch }) => {
    const host = hostBranch ?? known;
    if (namesHost(to) && host === null) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { hostBranch: "field.required" } });
    }
    changedOne(
      await tx.mobileMember.updateMany({
        where: { tenantId: actor.tenantId, id, version },
        data: {
          status: to,
          statusAt: new Date(actor.now),
          hostBranch: host,
          version: { increment: 1 },
        },
      }),
    );
    const event = { name: "mobile.moved", subjectId: id, version: version + 1, payload: { to } };
    return { result: { id }, events: [event] };
  },
});
