import "server-only";
import { requestInput } from "../schema/requests";
import { requestCommand } from "./change-request";

/** What was confirmed and nobody wants to rate is closed: rating is free (DOMAIN §11.2, P7). */
export const settleRequest = requestCommand({
  verb: "settle",
  name: "request.settle",
  event: "request.settled",
  input: requestInput,
  change: (actor) => ({ status: "closed", endedAt: new Date(actor.now) }),
});
