import "server-only";
import { requestReasonInput } from "../schema/requests";
import { requestCommand } from "./change-request";

/** 不予采纳, with the reason that the resident reads. */
export const declineRequest = requestCommand({
  verb: "decline",
  name: "request.decline",
  event: "request.declined",
  input: requestReasonInput,
  change: (actor, { text }) => ({
    status: "declined",
    declineText: text,
    endedAt: new Date(actor.now),
  }),
});
