import "server-only";
import { receiptCode } from "@/lib/platform/access/receipt-code";
import { preparedCommand } from "@/lib/platform/command";
import { may, requestCollectors } from "../rules/requests";
import { registerRequestInput, requestReceiptOutput } from "../schema/requests";
import { takeInRequest } from "./take-in-request";

/** 代为登记: for somebody who has told it and agreed; that person gets the receipt as well. */
export const registerRequest = preparedCommand({
  name: "request.register",
  input: registerRequestInput,
  output: requestReceiptOutput,
  prepare: (input, key) => Promise.resolve({ input, code: receiptCode(key) }),
  find: ({ actor }) => Promise.resolve(actor.tenant),
  allow: (actor) => may(actor, requestCollectors),
  run: (scope, _tenant, { input, code }) =>
    takeInRequest(scope, input, { code, origin: "community" }),
});
