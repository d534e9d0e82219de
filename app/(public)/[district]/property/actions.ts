"use server";

import { castRating } from "@/lib/parts/ratings/commands/cast";
import { raterAction } from "@/lib/web/rater";

export const rateService = raterAction(castRating);
