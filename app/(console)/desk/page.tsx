import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { RowKeys } from "@/components/desk/row-keys";
import { assignmentRow, ticketRow } from "@/components/lists/rows";
import { countText } from "@/components/lists/count-text";
import { AssignmentTable, TicketTable } from "@/components/tickets/ticket-table";
import { Badge, CountBadge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { WaitingCard } from "@/components/co-building/waiting-card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { WaitingOpinions } from "@/components/reviews/waiting-opinions";
import { WaitingRounds } from "@/components/reviews/waiting-rounds";
import { DueTopics } from "@/components/topics/due-topics";
import { OpenCalls } from "@/components/whistles/open-calls";
import words from "@/lib/across/desk/messages/zh-CN.json";
import {
  deskOf,
  waitingOn,
  type Desk as DeskShown,
  type DeskSectionShown,
} from "@/lib/across/desk/queries";
import { rosterRoles } from "@/lib/ground/people/rules/on-call";
import { homeOf } from "@/lib/across/shell/rules/places";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { dayText, tp } from "@/components/duties/text";
import { takeOnHere } from "./actions";

const t = messages(words);

export const metadata: Metadata = { title: t("title") };

/** 我的工作台: what waits for the present duty, one click from each matter. */
export default async function Desk() {
  const desk = await read("all", async (scope) =>
    scope.actor.role === "system_admin" ? null : deskOf(scope),
  );
  // An administrator keeps the registers and sees no matter at all.
  if (desk === null) redirect(homeOf("system_admin"));
  const waiting = desk.sections.filter((section) => section.count > 0);
  const clear = desk.sections.filter((section) => section.count === 0);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("hello", { name: desk.personName, scope: desk.scopeName })}
        meta={
          desk.standingIn === null ? undefined : (
            <Badge tone="info" icon="swap">
              {tp("leave.acting", {
                name: desk.standingIn.name,
                to: dayText(desk.standingIn.to),
              })}
            </Badge>
          )
        }
        actions={
          <>
            <ButtonLink href="/hand-overs" icon="swap" size="sm">
              {tp("handOver.title")}
            </ButtonLink>
            <ButtonLink href="/leave" icon="calendar" size="sm">
              {tp("leave.title")}
            </ButtonLink>
            {rosterRoles.some((role) => role === desk.role) ? (
              <ButtonLink href="/on-call" icon="clock" size="sm">
                {tp("onCall.title")}
              </ButtonLink>
            ) : null}
            <RowKeys takes={desk.sections.some(holdsTakeable)} />
          </>
        }
      />
      <HandedOver desk={desk} />
      <OpenCalls calls={desk.calls} now={desk.now} title={t("calls")} note={t("calls.note")} />
      <SectionLinks sections={desk.sections} />
      {desk.idle === null || desk.idle.count === 0 ? null : (
        <p className="mb-4">
          <Link href={desk.idle.address} prefetch={false} className="text-link">
            {t("idle", { days: desk.idle.days, count: countText(desk.idle.count) })}
          </Link>
        </p>
      )}
      <div className="grid grid-cols-1 gap-4">
        {waiting.map((section) => (
          <Section key={section.key} section={section} now={desk.now} />
        ))}
        {waitingOn(desk) > 0 ? null : (
          <Card>
            <EmptyState title={t("nothing")} icon="checkCircle">
              {t("nothing.hint")}
            </EmptyState>
          </Card>
        )}
        <DueTopics topics={desk.topics} title={t("topics")} note={t("topics.note")} />
        <WaitingOpinions lines={desk.opinions} title={t("opinions")} note={t("opinions.note")} />
        <WaitingRounds rounds={desk.rounds} title={t("rounds")} note={t("rounds.note")} />
        <WaitingCard
          waiting={desk.coBuilding}
          title={t("coBuilding")}
          note={t("coBuilding.note")}
        />
        {waiting.length === 0 || clear.length === 0 ? null : (
          <ul className="text-sm text-ink-faint">
            {clear.map(({ key }) => (
              <li key={key}>{t(`${key}.empty`)}</li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function holdsTakeable(section: DeskSectionShown): boolean {
  return section.kind === "assignments" && section.lines.some(({ takeable }) => takeable);
}

/** What colleagues have handed over stands above everything until it was looked at. */
function HandedOver({ desk: { handOvers } }: { desk: DeskShown }) {
  if (handOvers.length === 0) return null;
  return (
    <div className="mb-4 grid gap-2">
      {handOvers.map(({ id, fromName, count, note }) => (
        <Notice
          key={id}
          tone="info"
          title={tp("handOver.toMe", { from: fromName, count })}
          actions={
            <ButtonLink href="/hand-overs" size="sm">
              {tp("handOver.list")}
            </ButtonLink>
          }
        >
          {note === "" ? undefined : note}
        </Notice>
      ))}
    </div>
  );
}

/** The heaps at a glance, each a way down to its rows. */
function SectionLinks({ sections }: { sections: readonly DeskSectionShown[] }) {
  return (
    <nav aria-label={t("title")} className="mb-4">
      <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line sm:grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] max-sm:[&>:last-child:nth-child(odd)]:col-span-2">
        {sections.map(({ key, count }) => (
          <li key={key} className="bg-surface">
            <a
              href={count > 0 ? `#${key}` : undefined}
              className="block px-4 py-2 -outline-offset-3 hover:bg-hover"
            >
              <span className="block text-sm text-ink-soft">{t(key)}</span>
              <span
                className={
                  count > 0 && urgent.has(key)
                    ? "text-xl font-semibold text-bad tabular-nums"
                    : "text-xl font-semibold tabular-nums"
                }
              >
                {countText(count)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

// Lateness and what came back are red when there is any.
const urgent: ReadonlySet<string> = new Set(["overdue", "late", "sentBack"]);

function Section({ section, now }: { section: DeskSectionShown; now: string }) {
  const { key, count, address } = section;
  const title = t(key);
  return (
    <div id={key} className="min-w-0 scroll-mt-16">
      <Card
        flush
        title={
          <span className="flex items-center gap-2">
            {title}
            <CountBadge count={count === 0 ? 0 : countText(count)} alert={urgent.has(key)} />
          </span>
        }
        note={t(`${key}.note`)}
        actions={
          count > section.lines.length ? (
            <Link href={address} prefetch={false} className="text-link text-sm">
              {t("all")}
            </Link>
          ) : undefined
        }
      >
        {section.kind === "tickets" ? (
          <TicketTable
            caption={title}
            now={now}
            rows={section.lines.map((line) => ticketRow(line))}
          />
        ) : (
          <AssignmentTable
            takeOn={takeOnHere}
            caption={title}
            now={now}
            rows={section.lines.map((line) => assignmentRow(line))}
          />
        )}
      </Card>
    </div>
  );
}
