"use server";

import {
  correctContact,
  recordContact,
  strikeContact,
} from "@/lib/affairs/councils/commands/contact-records";
import { proposeTopic } from "@/lib/affairs/councils/commands/propose-topic";
import { reportProgress } from "@/lib/affairs/councils/commands/report-progress";
import { action } from "@/lib/web/action";

export const proposeOwnTopic = action(proposeTopic);
export const recordOwnContact = action(recordContact);
export const correctOwnContact = action(correctContact);
export const strikeOwnContact = action(strikeContact);
export const reportOwnProgress = action(reportProgress);
