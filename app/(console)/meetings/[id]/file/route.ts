import { meetingPaper } from "@/components/meetings/papers";
import { paperFile } from "@/components/paper/paper-file";
import { meetingDetail } from "@/lib/parts/meetings/queries/detail";
import { meetingReaders } from "@/lib/parts/meetings/rules/rights";
import { meetingSheets } from "@/lib/parts/meetings/rules/stages";
import { route } from "@/lib/web/route";

/** 通知、纪要 or 决议清单 of a meeting as .docx. */
export const GET = route(meetingReaders, async (scope, request, { id = "" }) => {
  const asked = new URL(request.url).searchParams.get("sheet");
  const sheet = meetingSheets.find((one) => one === asked) ?? "notice";
  const meeting = await meetingDetail(scope, id);
  return () => paperFile(meetingPaper(meeting, sheet), scope.actor.scopeName);
});
