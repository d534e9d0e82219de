"use server";

import { acknowledge } from "@/lib/affairs/whistles/commands/acknowledge";
import { arrive } from "@/lib/affairs/whistles/commands/arrive";
import { blow } from "@/lib/affairs/whistles/commands/blow";
import { cancel } from "@/lib/affairs/whistles/commands/cancel";
import { confirm } from "@/lib/affairs/whistles/commands/confirm";
import { leave } from "@/lib/affairs/whistles/commands/leave";
import { refuse } from "@/lib/affairs/whistles/commands/refuse";
import { action } from "@/lib/web/action";

export const blowWhistle = action(blow, { go: ({ id }) => `/whistles/${id}` });
export const confirmWhistle = action(confirm);
export const cancelWhistle = action(cancel);
export const acknowledgeWhistle = action(acknowledge);
export const refuseWhistle = action(refuse);
export const arriveAtWhistle = action(arrive);
export const leaveWhistle = action(leave);
