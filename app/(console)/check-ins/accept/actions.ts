"use server";

import { acceptMany } from "@/lib/ground/check-ins/commands/accept-many";
import { action } from "@/lib/web/action";

export const acceptChosen = action(acceptMany);
