"use server";

import { addCategory } from "@/lib/affairs/tickets/commands/add-category";
import { addListedDuty } from "@/lib/affairs/tickets/commands/add-listed-duty";
import { discardCatalogue } from "@/lib/affairs/tickets/commands/discard-catalogue";
import { editCategory } from "@/lib/affairs/tickets/commands/edit-category";
import { endListedDuty } from "@/lib/affairs/tickets/commands/end-listed-duty";
import { importCatalogue } from "@/lib/affairs/tickets/commands/import-catalogue";
import { publishCatalogue } from "@/lib/affairs/tickets/commands/publish-catalogue";
import { removeEntry } from "@/lib/affairs/tickets/commands/remove-entry";
import { setEntry } from "@/lib/affairs/tickets/commands/set-entry";
import { action } from "@/lib/web/action";

export const saveEntry = action(setEntry);
export const dropEntryOfDraft = action(removeEntry);
export const publishDraft = action(publishCatalogue);
export const discardDraft = action(discardCatalogue);
export const importDraft = action(importCatalogue);
export const listDuty = action(addListedDuty);
export const unlistDuty = action(endListedDuty);
export const startCategory = action(addCategory);
export const saveCategory = action(editCategory);
