import type { Metadata } from "next";
import { idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { leavePage, type LeavePage } from "@/lib/ground/people/queries/absences";
import { matterRoles } from "@/lib/ground/people/rules/standing-in";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { inDistrict } from "@/lib/ground/territory/rules/district-kind";
import { AbsenceForm } from "./_components/absence-forms";
import { DutyChooser } from "@/components/duties/duty-chooser";
import { PressForm } from "@/components/duties/press-form";
import { dayText, tp } from "@/components/duties/text";
import { enterAbsence, returnEarly } from "./actions";

export const metadata: Metadata = { title: tp("leave.title") };

/** 离岗与代理: who is away from when to when, and who stands in. */
export default async function Leave({ searchParams }: { searchParams: SearchParams }) {
  const { duty } = await parametersOf(searchParams, ["duty"]);
  const { district, ...page } = await read(matterRoles, async (scope) => ({
    ...(await leavePage(scope, idOf(duty))),
    district: scope.actor.tenant.name,
  }));
  return (
    <>
      <PageHeader title={tp("leave.title")} lead={tp("leave.lead")} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title={tp("leave.enter")}>
          <Enter page={page} district={district} />
        </Card>
        <Card title={tp("leave.list")}>
          {page.absences.length === 0 ? (
            <EmptyState icon="calendar" title={tp("leave.none")} />
          ) : (
            <ul className="grid gap-4">
              {page.absences.map((one) => (
                <li key={one.id} className="grid gap-1.5 border-b pb-4 last:border-b-0 last:pb-0">
                  <p className="flex flex-wrap items-center gap-2">
                    <span className="font-semibold">{one.personName}</span>
                    <Badge tone={tones[one.state]}>{tp(`leave.state.${one.state}`)}</Badge>
                  </p>
                  <p>
                    {tp("leave.line", {
                      from: dayText(one.from),
                      to: dayText(one.to),
                      deputy: one.deputyName,
                    })}
                  </p>
                  {one.note === "" ? null : <p className="text-ink-soft">{one.note}</p>}
                  <p className="text-sm text-ink-soft">{tp("leave.by", { by: one.enteredBy })}</p>
                  {one.mayEnd ? (
                    <PressForm
                      id={one.id}
                      submit={tp(one.state === "coming" ? "leave.cancel" : "leave.end")}
                      doneText={tp(one.state === "coming" ? "leave.cancelled" : "leave.ended")}
                      startKey={newId()}
                      action={returnEarly}
                    />
                  ) : null}
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  );
}

const tones = { coming: "info", now: "warn", over: "idle" } as const;

function Enter({
  page: { duties, chosen, deputies, today },
  district,
}: {
  page: LeavePage;
  district: string;
}) {
  if (chosen === null) return <Notice tone="info">{tp("leave.deputyNoLeave")}</Notice>;
  return (
    <div className="grid gap-4">
      {duties.length < 2 ? null : (
        <DutyChooser
          address="/leave"
          label={tp("leave.whose")}
          go={tp("leave.choose")}
          chosen={chosen.id}
          options={duties.map(({ id, name, role }) => ({
            value: id,
            label: tp("leave.person", { name, role: tp(`role.${role}`, inDistrict(district)) }),
          }))}
        />
      )}
      {deputies.length === 0 ? (
        <Notice tone="warn">{tp("leave.deputy.none")}</Notice>
      ) : (
        <AbsenceForm
          key={chosen.id}
          dutyId={chosen.id}
          today={today}
          deputies={deputies.map(({ personId, name, place, role }) => ({
            value: personId,
            label: tp("leave.deputyAt", {
              name,
              place,
              role: tp(`role.${role}`, inDistrict(district)),
            }),
          }))}
          startKey={newId()}
          action={enterAbsence}
        />
      )}
    </div>
  );
}
