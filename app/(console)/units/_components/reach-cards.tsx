import { CutNote } from "@/components/lists/cut-note";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { tcv, tu } from "@/components/units/text";
import type { UnitDetail } from "@/lib/across/coverage/queries/unit";
import { linesMost } from "@/lib/across/coverage/rules/unit-lines";
import { newId } from "@/lib/platform/core/id";
import { addUnitAdviser, contactRegisterUnit, endUnitAdviser } from "../actions";
import { AddAdviser, ContactUnit, EndAdviser } from "./unit-verbs";

/** 联系走访, the last one first. */
export function ContactCard({ unit: { id, contacts, may, today } }: { unit: UnitDetail }) {
  return (
    <Card
      flush
      title={tcv("detail.contacts")}
      actions={
        may.reach ? (
          <ContactUnit
            key={contacts.map((one) => one.id).join()}
            id={id}
            today={today}
            send={{ action: contactRegisterUnit, startKey: newId() }}
          />
        ) : undefined
      }
    >
      {contacts.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{tcv("detail.contacts.none")}</p>
      ) : (
        <ol className="divide-y">
          {contacts.map((contact) => (
            <li key={contact.id} className="grid gap-0.5 px-4 py-2.5">
              <p className="max-w-prose">{contact.note}</p>
              <p className="text-sm text-ink-soft tabular-nums">
                {contact.on} · {tcv("detail.by", { name: contact.by })}
              </p>
            </li>
          ))}
        </ol>
      )}
      <CutNote count={contacts.length} max={linesMost} />
    </Card>
  );
}

/** 指导员、联络员、群团: those of today first. */
export function AdviserCard({ unit: { id, advisers, may, today } }: { unit: UnitDetail }) {
  return (
    <Card
      flush
      title={tcv("detail.advisers")}
      actions={
        may.reach ? (
          <AddAdviser
            key={advisers.map((one) => one.id).join()}
            id={id}
            today={today}
            send={{ action: addUnitAdviser, startKey: newId() }}
          />
        ) : undefined
      }
    >
      {advisers.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{tcv("detail.advisers.none")}</p>
      ) : (
        <ol className="divide-y">
          {advisers.map((adviser) => (
            <li
              key={adviser.id}
              className="flex flex-wrap items-center justify-between gap-2 px-4 py-2.5"
            >
              <div className="grid gap-0.5">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="font-semibold">{adviser.name}</span>
                  <Badge tone={adviser.present ? "info" : "idle"}>
                    {tu(`adviserKind.${adviser.kind}`)}
                  </Badge>
                </p>
                <p className="text-sm text-ink-soft tabular-nums">
                  {adviser.endsOn === null
                    ? tcv("detail.since", { from: adviser.startsOn })
                    : tcv("detail.fromTo", { from: adviser.startsOn, to: adviser.endsOn })}
                  {" · "}
                  {tcv("detail.by", { name: adviser.by })}
                </p>
              </div>
              {may.reach && adviser.endsOn === null ? (
                <EndAdviser
                  adviser={{ id: adviser.id, version: adviser.version }}
                  today={today}
                  send={{ action: endUnitAdviser, startKey: newId() }}
                />
              ) : null}
            </li>
          ))}
        </ol>
      )}
      <CutNote count={advisers.length} max={linesMost} />
    </Card>
  );
}
