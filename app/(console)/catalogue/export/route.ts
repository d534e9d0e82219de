import { areaRoles, organizationRoles } from "@/lib/affairs/tickets/rules/disclosure";
import { catalogueSheet } from "@/lib/affairs/tickets/queries/catalogue-export";
import { route } from "@/lib/web/route";

export const GET = route([...areaRoles, ...organizationRoles], async (scope) => {
  const bytes = await catalogueSheet(scope);
  return new Response(bytes, {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": 'attachment; filename="paidan-mulu.xlsx"',
      "Cache-Control": "no-store",
    },
  });
});
