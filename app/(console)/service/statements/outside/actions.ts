"use server";

import { issueReport } from "@/lib/affairs/service/commands/issue-report";
import { readdressReport } from "@/lib/affairs/service/commands/readdress-report";
import { action } from "@/lib/web/action";

export const issue = action(issueReport);
export const readdress = action(readdressReport);
