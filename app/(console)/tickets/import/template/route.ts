import words from "@/lib/affairs/tickets/messages/zh-CN.json";
import { caseTemplate } from "@/lib/affairs/tickets/queries/case-template";
import { route } from "@/lib/web/route";
import { templateResponse } from "@/lib/web/sheet-response";

export const GET = route(["district_dispatcher", "street_dispatcher"], async (scope) => {
  const bytes = await caseTemplate(scope);
  return templateResponse(bytes, words["template.sheet"]);
});
