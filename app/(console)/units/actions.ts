"use server";

import { exportUnits } from "@/lib/across/coverage/commands/export-units";
import { addAdviser, endAdviser } from "@/lib/ground/units/commands/advisers";
import { closeUnit, reopenUnit } from "@/lib/ground/units/commands/close";
import { contactUnit } from "@/lib/ground/units/commands/contact";
import { editUnit } from "@/lib/ground/units/commands/edit";
import { enterUnit } from "@/lib/ground/units/commands/enter";
import { revealContact } from "@/lib/ground/units/commands/reveal";
import { action } from "@/lib/web/action";

export const enterRegisterUnit = action(enterUnit, { go: ({ id }) => `/units/${id}` });
export const editRegisterUnit = action(editUnit, { go: ({ id }) => `/units/${id}` });
export const closeRegisterUnit = action(closeUnit);
export const reopenRegisterUnit = action(reopenUnit);
export const addUnitAdviser = action(addAdviser);
export const endUnitAdviser = action(endAdviser);
export const contactRegisterUnit = action(contactUnit);
export const revealUnitContact = action(revealContact);
export const takeOutUnits = action(exportUnits, {
  tell: (_filter, key) => `/api/units/export?key=${encodeURIComponent(key)}`,
});
