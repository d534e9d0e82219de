"use server";

import { addMeasure } from "@/lib/affairs/topics/commands/add-measure";
import { addProblem } from "@/lib/affairs/topics/commands/add-problem";
import { choose } from "@/lib/affairs/topics/commands/choose";
import { hide } from "@/lib/affairs/topics/commands/hide";
import { release } from "@/lib/affairs/topics/commands/release";
import { replan } from "@/lib/affairs/topics/commands/replan";
import { report } from "@/lib/affairs/topics/commands/report";
import { review } from "@/lib/affairs/topics/commands/review";
import { sendBack } from "@/lib/affairs/topics/commands/send-back";
import { action } from "@/lib/web/action";

export const chooseTopic = action(choose, { go: ({ id }) => `/topics/${id}` });
export const addTopicProblem = action(addProblem, { go: ({ id }) => `/topics/${id}` });
export const addTopicMeasure = action(addMeasure);
export const replanTopicMeasure = action(replan);
export const reportTopicMeasure = action(report);
export const sendBackTopicMeasure = action(sendBack);
export const reviewTopicProblem = action(review);
export const releaseTopicProblem = action(release);
export const hideTopicProblem = action(hide);
