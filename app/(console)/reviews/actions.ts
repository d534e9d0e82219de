"use server";

import { answerOpinion } from "@/lib/affairs/reviews/commands/answer";
import { answerAppeal } from "@/lib/affairs/reviews/commands/answer-appeal";
import { appealRound } from "@/lib/affairs/reviews/commands/appeal";
import { askOpinion } from "@/lib/affairs/reviews/commands/ask";
import { correctAnswer } from "@/lib/affairs/reviews/commands/correct";
import { closeOpinion } from "@/lib/affairs/reviews/commands/close";
import { draftRound } from "@/lib/affairs/reviews/commands/draft-round";
import { exportRound } from "@/lib/affairs/reviews/commands/export-round";
import {
  callOffRound,
  closeRound,
  publishRound,
  releaseRound,
} from "@/lib/affairs/reviews/commands/move-round";
import { rateRound } from "@/lib/affairs/reviews/commands/rate";
import { replyToOpinion } from "@/lib/affairs/reviews/commands/reply";
import { reviseRound } from "@/lib/affairs/reviews/commands/revise-round";
import { setPower } from "@/lib/affairs/reviews/commands/set-power";
import { action } from "@/lib/web/action";

export const askForOpinion = action(askOpinion, { go: ({ id }) => `/reviews/requests/${id}` });
export const answerRequest = action(answerOpinion);
export const correctRequest = action(correctAnswer);
export const replyOnce = action(replyToOpinion);
export const closeRequest = action(closeOpinion);
export const setStreetPower = action(setPower);

export const draftReview = action(draftRound, { go: ({ id }) => `/reviews/rounds/${id}` });
export const reviseReview = action(reviseRound, { go: ({ id }) => `/reviews/rounds/${id}` });
export const publishReview = action(publishRound);
export const closeReview = action(closeRound);
export const releaseReview = action(releaseRound);
export const callOffReview = action(callOffRound);
export const rateReview = action(rateRound);
export const appealReview = action(appealRound);
export const answerReviewAppeal = action(answerAppeal);
export const exportReview = action(exportRound, {
  tell: (_round, key) => `/reviews/rounds/export?key=${encodeURIComponent(key)}`,
});
