import { tg } from "@/components/party/text";
import { partyTemplate } from "@/lib/ground/party/queries/import-sheet";
import { importSenders } from "@/lib/ground/imports/rules/rights";
import { route } from "@/lib/web/route";
import { templateResponse } from "@/lib/web/sheet-response";

export const GET = route(importSenders, (scope) => {
  const make = partyTemplate(scope);
  return Promise.resolve(async () => templateResponse(await make(), tg("title")));
});
