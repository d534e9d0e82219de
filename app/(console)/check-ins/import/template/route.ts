import { tc } from "@/components/check-ins/text";
import { listTemplate } from "@/lib/ground/check-ins/queries/list-template";
import { route } from "@/lib/web/route";
import { templateResponse } from "@/lib/web/sheet-response";

export const GET = route(["street_secretary", "community_secretary"], async () => {
  const bytes = await listTemplate();
  return templateResponse(bytes, tc("list.sheet"));
});
