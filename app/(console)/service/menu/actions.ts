"use server";

import { addItem, editItem, endItem } from "@/lib/affairs/service/commands/menu-items";
import { action } from "@/lib/web/action";

export const addMenuItem = action(addItem);
export const editMenuItem = action(editItem);
export const endMenuItem = action(endItem);
