import { paperFile } from "@/components/paper/paper-file";
import { opinionPaper } from "@/components/reviews/opinion-paper";
import { opinionDetail } from "@/lib/affairs/reviews/queries/detail";
import { opinionReaders } from "@/lib/affairs/reviews/rules/opinions";
import { route } from "@/lib/web/route";

/** 意见征求 as .docx. */
export const GET = route(opinionReaders, async (scope, _request, { id = "" }) => {
  const one = await opinionDetail(scope, id);
  return () => paperFile(opinionPaper(one), scope.actor.scopeName);
});
