"use server";

import { archiveReply as archive } from "@/lib/affairs/tickets/commands/archive-reply";
import { saveReply as save } from "@/lib/affairs/tickets/commands/save-reply";
import { action } from "@/lib/web/action";

export const saveReply = action(save);
export const archiveReply = action(archive);
