import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnRequest } from "../rules/requests";
import { requestInput } from "../schema/requests";
import { changeRequest } from "./change-request";
import { findRequest } from "./find-request";

/** 撤回: nothing of the person and of what was asked is kept (PIPL art. 47). */
export const withdrawRequest = command({
  name: "request.withdraw",
  input: requestInput,
  output: doneOutput,
  find: findRequest,
  allow: (actor, request) => canDoOnRequest(actor, "withdraw", request),
  run: async (scope, request) => {
    const { actor, tx } = scope;
    await tx.serviceContact.updateMany({
      where: { tenantId: actor.tenantId, requestId: request.id },
      data: erased(actor.now),
    });
    return changeRequest(scope, request, "request.withdrawn", {
      status: "withdrawn",
      endedAt: new Date(actor.now),
    });
  },
});

/** What is left of a person who need not be known any more. */
function erased(now: number) {
  return {
    text: "",
    nameCipher: null,
    nameMasked: "",
    phoneCipher: null,
    phoneMasked: "",
    addressCipher: null,
    erasedAt: new Date(now),
  };
}
