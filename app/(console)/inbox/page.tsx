import type { Metadata } from "next";
import { RowKeys } from "@/components/desk/row-keys";
import { ButtonLink } from "@/components/ui/button";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Table } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { TimeText } from "@/components/ui/time-text";
import words from "@/lib/across/notifications/messages/zh-CN.json";
import { inboxPage, unreadMax } from "@/lib/across/notifications/queries/inbox";
import { inboxFilter, type InboxFilter, type Notice } from "@/lib/across/notifications/schema";
import { newId } from "@/lib/platform/core/id";
import { lookup } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { MarkForm } from "./_components/mark-form";
import { NoticeLink } from "./_components/notice-link";
import { ti } from "./_components/text";
import { markAllRead, markRead } from "./actions";

export const metadata: Metadata = { title: ti("inbox.title") };

/** 消息: what the present duty was told, newest first. */
export default async function Inbox({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const filter = inboxFilter.parse(await searchParams);
  const { scopeName, page } = await read("all", async (scope) => ({
    scopeName: scope.actor.scopeName,
    page: await inboxPage(scope, filter),
  }));
  const newest = page.notices.at(0);
  return (
    <>
      <PageHeader
        title={ti("inbox.title")}
        lead={ti("inbox.lead", { scope: scopeName })}
        actions={
          <>
            <RowKeys />
            <ButtonLink href="/inbox/preferences" icon="settings">
              {ti("inbox.preferences")}
            </ButtonLink>
            {page.unread === 0 || newest === undefined ? null : (
              <MarkForm
                action={markAllRead}
                formKey={newId()}
                name="until"
                value={newest.at}
                doneText={ti("inbox.marked")}
              >
                {ti("inbox.markAll")}
              </MarkForm>
            )}
          </>
        }
      />
      <Tabs
        label={ti("inbox.views")}
        items={[
          {
            href: "/inbox",
            label: ti("inbox.unread"),
            count: page.unread >= unreadMax ? `${String(unreadMax - 1)}+` : page.unread,
            current: filter.show !== "all",
          },
          { href: "/inbox?show=all", label: ti("inbox.all"), current: filter.show === "all" },
        ]}
      />
      <Card flush>
        <Notices page={page} all={filter.show === "all"} />
      </Card>
      <Pager
        newerHref={page.after === undefined ? undefined : addressOf(filter, "after", page.after)}
        olderHref={page.before === undefined ? undefined : addressOf(filter, "before", page.before)}
      />
    </>
  );
}

function Notices({ page, all }: { page: { now: string; notices: Notice[] }; all: boolean }) {
  return (
    <Table
      caption={ti("inbox.title")}
      rows={page.notices}
      keyOf={(notice) => notice.id}
      empty={
        <EmptyState icon="bell" title={ti(all ? "inbox.noneAll" : "inbox.none")}>
          {ti("inbox.noneHint")}
        </EmptyState>
      }
      columns={[
        {
          key: "text",
          head: ti("inbox.text"),
          title: true,
          cell: (notice) => (
            <span className="flex flex-wrap items-baseline gap-x-2">
              <NoticeLink
                id={notice.id}
                href={notice.address}
                text={textOf(notice)}
                unread={!notice.read}
                markRead={markRead}
                formKey={newId()}
              />
              {notice.urgent ? <Badge tone="bad">{ti("inbox.urgent")}</Badge> : null}
            </span>
          ),
        },
        {
          key: "at",
          head: ti("inbox.at"),
          width: "w-32",
          cell: (notice) => <TimeText at={notice.at} now={page.now} />,
        },
        {
          key: "state",
          head: ti("inbox.state"),
          width: "w-36",
          cell: (notice) =>
            notice.read ? null : (
              <span className="flex items-center gap-2">
                <Badge tone="info">{ti("inbox.new")}</Badge>
                <MarkForm action={markRead} formKey={newId()} name="id" value={notice.id} size="sm">
                  {ti("inbox.markRead")}
                  <span className="sr-only">{textOf(notice)}</span>
                </MarkForm>
              </span>
            ),
        },
      ]}
    />
  );
}

function textOf({ kind, slots }: Notice): string {
  return lookup([words], `notice.${kind}`, slots);
}

function addressOf({ show }: InboxFilter, side: "before" | "after", key: string): string {
  const query = new URLSearchParams(show === undefined ? {} : { show });
  query.set(side, key);
  return `/inbox?${query.toString()}`;
}
