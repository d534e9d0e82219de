import { appointmentPaper } from "@/components/councils/appointment-paper";
import { paperFile } from "@/components/paper/paper-file";
import { councilDetail } from "@/lib/affairs/councils/queries/detail";
import { councilReaders } from "@/lib/affairs/councils/rules/rights";
import { route } from "@/lib/web/route";

/** 任职名单 of a council as .docx. */
export const GET = route(councilReaders, async (scope, _request, { id = "" }) => {
  const council = await councilDetail(scope, id);
  return () => paperFile(appointmentPaper(council), scope.actor.scopeName);
});
