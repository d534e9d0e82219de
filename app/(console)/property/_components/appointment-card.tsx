import { tpr } from "@/components/property/text";
import { Badge } from "@/components/ui/badge";
import { ButtonGroup } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { AppointmentShown } from "@/lib/affairs/property/queries/appointments";
import type { EstateDetail } from "@/lib/affairs/property/queries/detail";
import { newId } from "@/lib/platform/core/id";
import { appointAcrossBodies, endCrossAppointment, noteAppointmentConflict } from "../actions";
import { AppointAcross, EndAppointment, NoteConflict } from "./appointment-forms";

/** 双向进入、交叉任职: who of one body holds a post in another, and where interests stand against each other. */
export function AppointmentCard({ estate }: { estate: EstateDetail }) {
  const { id, appointments, may, today } = estate;
  return (
    <Card
      flush
      title={tpr("appointments.title")}
      note={tpr("appointments.note")}
      actions={
        may.keep ? (
          <AppointAcross
            key={appointments.length}
            estateId={id}
            today={today}
            send={{ action: appointAcrossBodies, startKey: newId() }}
          />
        ) : undefined
      }
    >
      {appointments.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{tpr("appointments.none")}</p>
      ) : (
        <ul className="divide-y">
          {appointments.map((one) => (
            <Appointment key={one.id} appointment={one} keeps={may.keep} today={today} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Appointment({
  appointment,
  keeps,
  today,
}: {
  appointment: AppointmentShown;
  keeps: boolean;
  today: string;
}) {
  const { id, version, name, from, to, conflict, note, startsOn, endsOn, documentNo } = appointment;
  const { company } = appointment;
  const subject = { id, version, name };
  return (
    <li className="grid gap-1 px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-semibold">{name}</span>
        {endsOn === null ? null : <Badge>{tpr("appointments.over")}</Badge>}
        {conflict === null ? null : (
          <Badge tone={note === null ? "bad" : "warn"} icon="alert">
            {tpr(note === null ? "conflict.open" : "conflict.noted")}
          </Badge>
        )}
      </p>
      <p>
        {tpr("appointments.way", {
          from: tpr(`body.${from}`),
          fromPost: appointment.fromPost,
          to: tpr(`body.${to}`),
          toPost: appointment.toPost,
        })}
      </p>
      <p className="text-sm text-ink-soft tabular-nums">
        {[
          endsOn === null
            ? tpr("history.since", { from: startsOn })
            : tpr("history.fromTo", { from: startsOn, to: endsOn }),
          ...(company === null ? [] : [company]),
          ...(documentNo === null ? [] : [documentNo]),
        ].join(" · ")}
      </p>
      {conflict === null ? null : (
        <p className="max-w-prose text-sm">
          {tpr(`conflict.${conflict}`)}
          {note === null ? null : tpr("conflict.how", { note })}
        </p>
      )}
      {keeps && endsOn === null ? (
        <ButtonGroup>
          {conflict === null ? null : (
            <NoteConflict
              key={`note ${String(version)}`}
              appointment={subject}
              note={note}
              send={{ action: noteAppointmentConflict, startKey: newId() }}
            />
          )}
          <EndAppointment
            key={`end ${String(version)}`}
            appointment={subject}
            today={today}
            send={{ action: endCrossAppointment, startKey: newId() }}
          />
        </ButtonGroup>
      ) : null}
    </li>
  );
}
