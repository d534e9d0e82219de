import "server-only";
import { reviewPledgeInput } from "../schema/pledges";
import { pledgeStep } from "./change-pledge";

/** 评诺: the community's word in one free text; no grade, no points (DOMAIN §11.1, N2). */
export const reviewPledge = pledgeStep(
  "review",
  reviewPledgeInput,
  "pledge.reviewed",
  (actor, { text }) => ({
    status: "reviewed",
    review: text,
    reviewedAt: new Date(actor.now),
    reviewedBy: actor.name,
  }),
);
