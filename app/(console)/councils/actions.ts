"use server";

import { addSeat } from "@/lib/affairs/councils/commands/add-seat";
import { closeSeat } from "@/lib/affairs/councils/commands/close-seat";
import { correct } from "@/lib/affairs/councils/commands/correct";
import { end } from "@/lib/affairs/councils/commands/end";
import { recommend } from "@/lib/affairs/councils/commands/recommend";
import { reveal } from "@/lib/affairs/councils/commands/reveal";
import { setUp } from "@/lib/affairs/councils/commands/set-up";
import { appoint, approve, decline, publish, select } from "@/lib/affairs/councils/commands/steps";
import { tellCode } from "@/lib/affairs/councils/commands/tell-code";
import { withCode } from "@/lib/platform/access/told-code";
import { action } from "@/lib/web/action";

export const setUpCouncil = action(setUp, { go: ({ id }) => `/councils/${id}` });
export const addCouncilSeat = action(addSeat);
export const closeCouncilSeat = action(closeSeat);
export const recommendForSeat = action(recommend);
export const selectForSeat = action(select);
export const approveForSeat = action(approve);
export const appointToSeat = action(appoint);
export const publishForSeat = action(publish);
export const declineForSeat = action(decline);
export const endInSeat = action(end);
export const correctInSeat = action(correct);
export const revealSeatPhone = action(reveal);
export const tellSeatCode = action(tellCode, { tell: withCode });
