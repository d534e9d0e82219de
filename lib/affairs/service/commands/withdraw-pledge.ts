import "server-only";
import { plainInput } from "../schema/pledges";
import { pledgeStep } from "./change-pledge";

/** Taken back, without a reason: a promise is voluntary, and so is its end (DOMAIN §11.2, P6). */
export const withdrawPledge = pledgeStep("withdraw", plainInput, "pledge.withdrawn", (actor) => ({
  status: "withdrawn",
  withdrawnAt: new Date(actor.now),
}));
