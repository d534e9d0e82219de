"use server";

import { saveViews } from "@/lib/across/desk/commands/save-views";
import { action } from "@/lib/web/action";

export const saveViewsOfList = action(saveViews);
