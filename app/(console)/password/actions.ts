"use server";

import { ownPassword } from "@/lib/web/action-password";

export const savePassword = ownPassword();
