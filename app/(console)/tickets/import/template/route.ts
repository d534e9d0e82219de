import { caseTemplate } from "@/lib/affairs/tickets/queries/case-template";
import { route } from "@/lib/web/route";

export const GET = route(["district_dispatcher", "street_dispatcher"], async (scope) => {
  const bytes = await caseTemplate(scope);
  return new Response(bytes, {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": 'attachment; filename="gongdan-daoru.xlsx"',
      "Cache-Control": "no-store",
    },
  });
});
