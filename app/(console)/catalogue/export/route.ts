import words from "@/lib/affairs/tickets/messages/zh-CN.json";
import { areaRoles, organizationRoles } from "@/lib/affairs/tickets/rules/disclosure";
import { catalogueSheet } from "@/lib/affairs/tickets/queries/catalogue-export";
import { route } from "@/lib/web/route";
import { sheetResponse } from "@/lib/web/sheet-response";

export const GET = route([...areaRoles, ...organizationRoles], async (scope) => {
  const bytes = await catalogueSheet(scope);
  return sheetResponse(bytes, words["catalogue.sheet"]);
});
