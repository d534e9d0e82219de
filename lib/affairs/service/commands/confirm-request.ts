import "server-only";
import { confirmInput } from "../schema/requests";
import { requestCommand } from "./change-request";

/** 确认: by the resident, or by the community in the resident's name. Who rates at once is done. */
export const confirmRequest = requestCommand({
  verb: "confirm",
  name: "request.confirm",
  event: "request.confirmed",
  input: confirmInput,
  change: (actor, { rating }) => {
    const at = new Date(actor.now);
    const confirmed = {
      confirmedAt: at,
      confirmedBy: actor.role === "resident" ? "resident" : "community",
    };
    return rating === undefined
      ? { ...confirmed, status: "confirmed" }
      : { ...confirmed, status: "closed", rating, ratedAt: at, endedAt: at };
  },
});
