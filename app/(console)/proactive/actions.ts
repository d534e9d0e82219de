"use server";

import { plan } from "@/lib/affairs/proactive/commands/plan";
import { presetSeasons } from "@/lib/affairs/proactive/commands/preset-seasons";
import { report } from "@/lib/affairs/proactive/commands/report";
import { saveSeason } from "@/lib/affairs/proactive/commands/save-season";
import { action } from "@/lib/web/action";

export const planAction = action(plan, { go: ({ id }) => `/proactive/${id}` });
export const reportAction = action(report);
export const presetSeasonCalendar = action(presetSeasons);
export const saveSeasonRow = action(saveSeason);
