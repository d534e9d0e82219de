"use server";

import { addDuty as addDutyCommand } from "@/lib/ground/people/commands/add-duty";
import { addPerson as addPersonCommand } from "@/lib/ground/people/commands/add-person";
import { editPerson as editPersonCommand } from "@/lib/ground/people/commands/edit-person";
import { endDuty as endDutyCommand } from "@/lib/ground/people/commands/end-duty";
import { importAccounts as importAccountsCommand } from "@/lib/ground/people/commands/import-accounts";
import { withPasswords } from "@/lib/ground/people/commands/initial-password";
import { openAccount as openAccountCommand } from "@/lib/ground/people/commands/open-account";
import { previewAccounts as previewAccountsCommand } from "@/lib/ground/people/commands/preview-accounts";
import { resetPassword as resetPasswordCommand } from "@/lib/ground/people/commands/reset-password";
import {
  disableAccount as disableAccountCommand,
  enableAccount as enableAccountCommand,
  endSessions as endSessionsCommand,
} from "@/lib/ground/people/commands/switch-account";
import { action } from "@/lib/web/action";

export const addPerson = action(addPersonCommand, { tell: withPasswords });
export const editPerson = action(editPersonCommand);
export const openAccount = action(openAccountCommand, { tell: withPasswords });
export const resetPassword = action(resetPasswordCommand, { tell: withPasswords });
export const disableAccount = action(disableAccountCommand);
export const enableAccount = action(enableAccountCommand);
export const endSessions = action(endSessionsCommand);
export const addDuty = action(addDutyCommand);
export const endDuty = action(endDutyCommand);
export const previewAccounts = action(previewAccountsCommand);
export const importAccounts = action(importAccountsCommand, { tell: withPasswords });
