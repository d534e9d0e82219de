import "server-only";
import { receiptCode } from "@/lib/platform/access/receipt-code";
import { preparedCommand } from "@/lib/platform/command";
import { may } from "../rules/requests";
import { requestReceiptOutput, submitRequestInput } from "../schema/requests";
import { takeInRequest } from "./take-in-request";

/** 说出心愿、点单, without an account: the answer is a receipt, as for a report. */
export const submitRequest = preparedCommand({
  name: "request.submit",
  input: submitRequestInput,
  output: requestReceiptOutput,
  prepare: (input, key) => Promise.resolve({ input, code: receiptCode(key) }),
  find: ({ actor }) => Promise.resolve(actor.tenant),
  allow: (actor) => may(actor, ["visitor"]),
  run: (scope, _tenant, { input, code }) => takeInRequest(scope, input, { code, origin: "portal" }),
});
