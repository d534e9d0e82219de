"use client";

import { tme } from "@/components/meetings/text";
import { DialogButton } from "@/components/ui/dialog";
import { AnswerForm, PublishForm } from "@/components/walls/release-forms";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Sent {
  photos: readonly { id: string; side: "before" | "after"; shown: boolean }[];
  send: { action: FormAction; startKey: string };
}

/** 公开到问题墙 from the meeting's page: one click, then the second look. */
export function PublishHere({
  ticketId,
  start,
  photos,
  send,
}: Sent & { ticketId: string; start: { title: string; problem: string; measures: string } }) {
  return (
    <DialogButton label={tme("wall.publish")} title={tme("wall.publish")} size="sm" icon="eye">
      <PublishForm
        {...send}
        hidden={{ id: ticketId }}
        start={start}
        photos={photos}
        entry={false}
      />
    </DialogButton>
  );
}

/** 公布结果: the entry goes over to the 回音壁. */
export function AnswerHere({
  entry,
  start,
  photos,
  send,
}: Sent & { entry: { id: string; version: number }; start: string }) {
  return (
    <DialogButton label={tme("wall.answer")} title={tme("wall.answer")} size="sm" icon="eye">
      <AnswerForm
        {...send}
        hidden={{ id: entry.id, version: entry.version }}
        start={start}
        photos={photos}
      />
    </DialogButton>
  );
}
