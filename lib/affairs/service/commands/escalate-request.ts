import "server-only";
import { requestInput } from "../schema/requests";
import { requestCommand } from "./change-request";

/** Nobody has taken it for days: from now on it is on the street's list, which looks for resources (DOMAIN §7.4). */
export const escalateRequest = requestCommand({
  verb: "escalate",
  name: "request.escalate",
  event: "request.escalated",
  input: requestInput,
  change: (actor) => ({ escalatedAt: new Date(actor.now) }),
});
