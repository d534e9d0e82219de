"use server";

import { proposeTopic } from "@/lib/affairs/councils/commands/propose-topic";
import { action } from "@/lib/web/action";

export const proposeOwnTopic = action(proposeTopic);
