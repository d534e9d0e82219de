"use server";

import { answer } from "@/lib/across/walls/commands/answer";
import { publish as publishWall } from "@/lib/across/walls/commands/publish";
import { notifyMeeting } from "@/lib/affairs/councils/commands/notify-meeting";
import { notifyMeeting as notifySides } from "@/lib/affairs/property/commands/meetings";
import { hold } from "@/lib/parts/meetings/commands/hold";
import { plan } from "@/lib/parts/meetings/commands/plan";
import { addResolution, dropResolution } from "@/lib/parts/meetings/commands/resolutions";
import { callOff, conclude, publish, review } from "@/lib/parts/meetings/commands/steps";
import { action } from "@/lib/web/action";

export const planMeeting = action(plan);
export const notifyCouncilMeeting = action(notifyMeeting);
export const notifyPropertyMeeting = action(notifySides);
export const holdMeeting = action(hold);
export const addMeetingResolution = action(addResolution);
export const dropMeetingResolution = action(dropResolution);
export const concludeMeeting = action(conclude);
export const publishMeeting = action(publish);
export const reviewMeeting = action(review);
export const callOffMeeting = action(callOff);
export const publishResolutionOnWall = action(publishWall);
export const answerResolutionOnWall = action(answer);
