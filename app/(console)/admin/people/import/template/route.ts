import { accountTemplate } from "@/lib/ground/people/queries/template";
import { route } from "@/lib/web/route";
import { templateResponse } from "@/lib/web/sheet-response";

/** The sheet to fill in, with an explanation beside it. */
export const GET = route(["system_admin"], async ({ actor }) => {
  const { name, bytes } = await accountTemplate(actor.tenant.name);
  return templateResponse(new Uint8Array(bytes), name);
});
