import "server-only";
import { fulfilPledgeInput } from "../schema/pledges";
import { pledgeStep } from "./change-pledge";

/** 践诺: the member says that it is done, in own words or without any. */
export const fulfilPledge = pledgeStep(
  "fulfil",
  fulfilPledgeInput,
  "pledge.fulfilled",
  (actor, { text }) => ({
    status: "fulfilled",
    fulfilledAt: new Date(actor.now),
    fulfilledText: text ?? null,
  }),
);
