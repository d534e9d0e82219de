"use server";

import { claim } from "@/lib/affairs/service/commands/claim";
import { release } from "@/lib/affairs/service/commands/release";
import { agreeSwap, wantSwap } from "@/lib/affairs/service/commands/swap";
import { action } from "@/lib/web/action";

export const claimPlace = action(claim);
export const releasePlace = action(release);
export const askForSwap = action(wantSwap);
export const agreeToSwap = action(agreeSwap);
