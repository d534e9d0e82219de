import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { DialogButton } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { repliesFor, type SavedReplyShown } from "@/lib/affairs/tickets/queries/replies";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { ArchiveForm, ReplyForm } from "./_components/reply-form";
import { tr } from "./_components/text";
import { archiveReply, saveReply } from "./actions";

export const metadata: Metadata = { title: tr("title") };

const readers = [
  "district_org",
  "district_dispatcher",
  "street_secretary",
  "street_dispatcher",
  "community_secretary",
  "grid_worker",
  "dept_clerk",
  "dept_leader",
] as const;

/** 常用回复: texts that are said again and again. */
export default async function Replies() {
  const replies = await read(readers, repliesFor);
  const own = replies.filter((reply) => reply.own);
  const others = replies.filter((reply) => !reply.own);
  return (
    <>
      <PageHeader
        title={tr("title")}
        lead={tr("lead")}
        actions={
          <DialogButton variant="primary" icon="plus" label={tr("add")} title={tr("add")}>
            <ReplyForm action={saveReply} formKey={newId()} />
          </DialogButton>
        }
      />
      {replies.length === 0 ? (
        <Card>
          <EmptyState title={tr("empty")} icon="message">
            {tr("empty.hint")}
          </EmptyState>
        </Card>
      ) : (
        <div className="grid grid-cols-1 gap-4">
          <ReplyList title={tr("own")} replies={own} empty={tr("own.empty")} />
          <ReplyList title={tr("others")} replies={others} empty={tr("others.empty")} />
        </div>
      )}
    </>
  );
}

function ReplyList({
  title,
  replies,
  empty,
}: {
  title: string;
  replies: readonly SavedReplyShown[];
  empty: string;
}) {
  return (
    <Card title={title} flush>
      {replies.length === 0 ? (
        <p className="px-4 py-5 text-ink-faint">{empty}</p>
      ) : (
        <ul>
          {replies.map((reply) => (
            <li
              key={`${reply.id}.${String(reply.version)}`}
              className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b px-4 py-3 last:border-0"
            >
              <div className="min-w-0 flex-1 basis-80">
                <h3 className="text-sm">{reply.title}</h3>
                <p className="mt-1 max-w-prose whitespace-pre-line text-ink-soft">{reply.body}</p>
              </div>
              {reply.own ? <ReplyButtons reply={reply} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function ReplyButtons({ reply }: { reply: SavedReplyShown }) {
  return (
    <div className="flex gap-2">
      <DialogButton size="sm" label={tr("edit")} title={tr("edit.title")}>
        <ReplyForm action={saveReply} formKey={newId()} reply={reply} />
      </DialogButton>
      <DialogButton
        size="sm"
        variant="danger"
        label={tr("archive")}
        title={tr("archive.title", { title: reply.title })}
      >
        <ArchiveForm action={archiveReply} formKey={newId()} reply={reply} />
      </DialogButton>
    </div>
  );
}
