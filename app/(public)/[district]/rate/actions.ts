"use server";

import { rate } from "@/lib/affairs/tickets/commands/rate";
import { ratingAction } from "@/lib/web/action";

export const sendLinkedRating = ratingAction(rate);
