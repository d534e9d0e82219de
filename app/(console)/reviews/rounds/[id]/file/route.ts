import { paperFile } from "@/components/paper/paper-file";
import { roundPaper } from "@/components/reviews/round-paper";
import { roundDetail } from "@/lib/affairs/reviews/queries/rounds";
import { roundHolders } from "@/lib/affairs/reviews/rules/rounds";
import { route } from "@/lib/web/route";

/** 双向评议 as .docx. */
export const GET = route(roundHolders, async (scope, _request, { id = "" }) => {
  const round = await roundDetail(scope, id);
  return () => paperFile(roundPaper(round), scope.actor.scopeName);
});
