"use server";

import { vote } from "@/lib/affairs/service/commands/vote";
import { action } from "@/lib/web/action";

export const castVote = action(vote);
