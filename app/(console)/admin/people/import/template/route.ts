import { accountTemplate } from "@/lib/ground/people/queries/template";
import { route } from "@/lib/web/route";

/** The sheet to fill in, with an explanation beside it. */
export const GET = route(["system_admin"], async () => {
  const { name, bytes } = await accountTemplate();
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="accounts.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "no-store",
    },
  });
});
