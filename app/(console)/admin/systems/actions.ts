"use server";

import { withKey } from "@/lib/ground/systems/commands/key";
import { openSystem as openSystemCommand } from "@/lib/ground/systems/commands/open-system";
import { renewSystem as renewSystemCommand } from "@/lib/ground/systems/commands/renew-system";
import { revokeSystem as revokeSystemCommand } from "@/lib/ground/systems/commands/revoke-system";
import { action } from "@/lib/web/action";

export const openSystem = action(openSystemCommand, { tell: withKey });
export const renewSystem = action(renewSystemCommand, { tell: withKey });
export const revokeSystem = action(revokeSystemCommand);
