import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { onCallPage, type OnCallPage } from "@/lib/ground/people/queries/on-call";
import { rosterRoles } from "@/lib/ground/people/rules/on-call";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { PressForm } from "@/components/duties/press-form";
import { dayText, tp } from "@/components/duties/text";
import { EnterForm } from "./_components/on-call-forms";
import { enterDays, removeDay } from "./actions";

export const metadata: Metadata = { title: tp("onCall.title") };

/** 值班表: who is told of urgent matters outside of working time, and on which days nobody is. */
export default async function OnCall() {
  const page = await read(rosterRoles, onCallPage);
  return (
    <>
      <PageHeader title={tp("onCall.title")} lead={tp("onCall.lead", { place: page.scopeName })} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
        <div className="grid min-w-0 gap-4">
          <Gaps page={page} />
          <Card title={tp("onCall.ahead")}>
            <Roster page={page} />
          </Card>
        </div>
        {page.keeps ? (
          <Card title={tp("onCall.enter")}>
            <EnterForm
              today={page.today}
              choices={page.choices.map(({ id, name }) => ({ value: id, label: name }))}
              startKey={newId()}
              action={enterDays}
            />
          </Card>
        ) : null}
      </div>
    </>
  );
}

/** Says in words what will happen on a day without anybody. */
function Gaps({ page: { gaps, organization } }: { page: OnCallPage }) {
  if (gaps.length === 0) return <Notice tone="ok" title={tp("onCall.noGaps")} />;
  return (
    <Notice tone="warn" title={tp("onCall.gaps", { count: gaps.length })}>
      {tp(organization ? "onCall.gaps.leader" : "onCall.gaps.secretary")}
    </Notice>
  );
}

function Roster({ page: { days, later, keeps } }: { page: OnCallPage }) {
  return (
    <ul className="divide-y">
      {days.map(({ day, people }) => (
        <Day key={day} day={day} people={people} keeps={keeps} />
      ))}
      {[...new Set(later.map(({ day }) => day))].map((day) => (
        <Day key={day} day={day} people={later.filter((one) => one.day === day)} keeps={keeps} />
      ))}
    </ul>
  );
}

function Day({
  day,
  people,
  keeps,
}: {
  day: string;
  people: readonly { id: string; personName: string }[];
  keeps: boolean;
}) {
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 py-1">
      <span className="w-28 shrink-0 font-semibold tabular-nums">
        {tp("onCall.day", { day: dayText(day), weekday: weekdayText(day) })}
      </span>
      {people.length === 0 ? (
        <span className="text-warn">{tp("onCall.nobody")}</span>
      ) : (
        <ul className="flex flex-wrap items-center gap-x-4 gap-y-1">
          {people.map(({ id, personName }) => (
            <li key={id} className="flex items-center gap-2">
              <span>{personName}</span>
              {keeps ? (
                <PressForm
                  id={id}
                  submit={tp("onCall.remove", { name: personName })}
                  doneText={tp("onCall.removed")}
                  variant="quiet"
                  startKey={newId()}
                  action={removeDay}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function weekdayText(day: string): string {
  return tp(`onCall.weekday.${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "sunday"}`);
}

const weekdays = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;
