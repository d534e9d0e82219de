import { listTemplate } from "@/lib/ground/check-ins/queries/list-template";
import { route } from "@/lib/web/route";

export const GET = route(["street_secretary", "community_secretary"], async () => {
  const bytes = await listTemplate();
  return new Response(bytes, {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": 'attachment; filename="dangyuan-mingdan.xlsx"',
      "Cache-Control": "no-store",
    },
  });
});
