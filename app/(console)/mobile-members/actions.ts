"use server";

import { registerMobile } from "@/lib/affairs/service/commands/register-mobile";
import { action } from "@/lib/web/action";

export const registerMobileMember = action(registerMobile, {
  go: ({ id }) => `/mobile-members/${id}`,
});
