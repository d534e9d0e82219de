"use server";

import { answerOpinion } from "@/lib/affairs/reviews/commands/answer";
import { appealRound } from "@/lib/affairs/reviews/commands/appeal";
import { askOpinion } from "@/lib/affairs/reviews/commands/ask";
import { closeOpinion } from "@/lib/affairs/reviews/commands/close";
import { rateRound } from "@/lib/affairs/reviews/commands/rate";
import { replyToOpinion } from "@/lib/affairs/reviews/commands/reply";
import { action } from "@/lib/web/action";

export const askOurCommunity = action(askOpinion);
export const answerForUnit = action(answerOpinion);
export const replyForUnit = action(replyToOpinion);
export const closeForUnit = action(closeOpinion);
export const rateForUnit = action(rateRound);
export const appealForUnit = action(appealRound);
