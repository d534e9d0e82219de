import { agreementPaper } from "@/components/co-building/agreement-paper";
import { paperFile } from "@/components/paper/paper-file";
import { agreementDetail } from "@/lib/affairs/co-building/queries/agreement";
import { coBuildingReaders } from "@/lib/affairs/co-building/rules/rights";
import { route } from "@/lib/web/route";

/** 共建协议 as .docx. */
export const GET = route(coBuildingReaders, async (scope, _request, { id = "" }) => {
  const agreement = await agreementDetail(scope, id);
  return () => paperFile(agreementPaper(agreement), scope.actor.scopeName);
});
