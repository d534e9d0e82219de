"use server";

import { ownPassword } from "@/lib/web/change-password";

export const savePassword = ownPassword();
