import "server-only";
import { rateInput } from "../schema/requests";
import { requestCommand } from "./change-request";

/** 评单, in three words, once. */
export const rateRequest = requestCommand({
  verb: "rate",
  name: "request.rate",
  event: "request.rated",
  input: rateInput,
  change: (actor, { rating }) => ({
    status: "closed",
    rating,
    ratedAt: new Date(actor.now),
    endedAt: new Date(actor.now),
  }),
});
