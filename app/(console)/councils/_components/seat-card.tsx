import type { ReactNode } from "react";
import { HolderBadge } from "@/components/councils/holder-badge";
import { tc } from "@/components/councils/text";
import { Badge } from "@/components/ui/badge";
import { ButtonGroup } from "@/components/ui/button";
import { shortTime } from "@/components/ui/time-words";
import { Tag } from "@/components/ui/tag";
import type { HolderShown, SeatDetail } from "@/lib/affairs/councils/queries/detail";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import {
  appointToSeat,
  approveForSeat,
  closeCouncilSeat,
  correctInSeat,
  declineForSeat,
  endInSeat,
  publishForSeat,
  recommendForSeat,
  revealSeatPhone,
  selectForSeat,
  tellSeatCode,
} from "../actions";
import { PersonContact, type ContactVerb } from "./person-contact";
import { Past, Steps } from "./seat-file";
import { SeatVerb, type SeatVerbName } from "./seat-verb";

const actions: Readonly<Record<SeatVerbName, FormAction>> = {
  recommend: recommendForSeat,
  select: selectForSeat,
  approve: approveForSeat,
  appoint: appointToSeat,
  publish: publishForSeat,
  decline: declineForSeat,
  end: endInSeat,
  closeSeat: closeCouncilSeat,
};
const contactActions: Readonly<Record<ContactVerb, FormAction>> = {
  reveal: revealSeatPhone,
  tellCode: tellSeatCode,
  correct: correctInSeat,
};

const contactVerbs = ["reveal", "tellCode", "correct"] as const satisfies ContactVerb[];

/** One seat: whose it is, who fills it since when, who is on the way to it, and who was. */
export function SeatCard({
  seat,
  own,
  today,
  now,
}: {
  seat: SeatDetail;
  /** Who looks prepares the council. */
  own: boolean;
  today: string;
  now: string;
}) {
  const { holder, substitute, organization } = seat;
  const sitting = [holder, substitute].filter((one) => one !== null);
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="text-sm text-ink-soft">{tc(`kind.${seat.kind}`)}</span>
            {seat.function === "general" ? null : <Tag>{tc(`function.${seat.function}`)}</Tag>}
          </p>
          <p className="font-semibold">{organization}</p>
          {seat.unitClosed ? (
            <Badge tone="warn" icon="alert">
              {tc("seat.unitClosed")}
            </Badge>
          ) : null}
        </div>
        {own && seat.closed === null ? (
          <ButtonGroup>
            {seat.unitClosed ? null : (
              <Verb verb="recommend" about={organization} of={seat} today={today} />
            )}
            {seat.kind === "secretary" ? null : (
              <Verb verb="closeSeat" about={organization} of={seat} today={today} />
            )}
          </ButtonGroup>
        ) : null}
      </div>
      {seat.closed === null ? null : (
        <p className="text-sm text-ink-soft">
          {seat.closed.reason === "term_end"
            ? tc("seat.termEnd", { day: seat.closed.on })
            : tc("seat.closedOn", {
                day: seat.closed.on,
                reason: seat.closed.reason === null ? "" : tc(`close.${seat.closed.reason}`),
              })}
        </p>
      )}
      {holder === null && seat.closed === null ? (
        <p className="text-sm text-warn">{tc("seat.empty")}</p>
      ) : null}
      {sitting.map((one) => (
        <Person key={one.id} person={one} today={today} now={now}>
          {tc("seat.since", { day: one.since ?? "" })}
          {one.role === "substitute" ? ` · ${tc("role.substitute")}` : null}
        </Person>
      ))}
      {seat.proposed.map((one) => (
        <Person key={one.id} person={one} today={today} now={now}>
          {tc("seat.proposed", { role: tc(`role.${one.role}`) })}
        </Person>
      ))}
      {seat.past.length === 0 ? null : (
        <details className="text-sm" open={seat.closed?.reason === "term_end"}>
          <summary className="cursor-pointer text-ink-soft">
            {tc("seat.history")} {seat.past.length}
          </summary>
          <ul className="mt-2 grid gap-3 border-l-2 pl-3">
            {seat.past.map((one) => (
              <li key={one.id}>
                <Past person={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Person({
  person,
  today,
  now,
  children,
}: {
  person: HolderShown;
  today: string;
  now: string;
  children: ReactNode;
}) {
  const { name, title, status, verbs, mayEnd } = person;
  const next = verbs.find((verb) => verb !== "decline");
  return (
    <div className="grid gap-2 rounded-md border bg-sunken px-3 py-2">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-semibold">{name}</span>
            <span className="text-sm">{title}</span>
            <HolderBadge status={status} />
          </p>
          <p className="text-sm text-ink-soft tabular-nums">
            {children}
            {" · "}
            <Phone person={person} now={now} />
          </p>
        </div>
        {verbs.length === 0 && !mayEnd ? null : (
          <ButtonGroup>
            {verbs.map((verb) => (
              <Verb
                key={verb}
                verb={verb}
                about={name}
                of={person}
                today={today}
                main={verb === next}
              />
            ))}
            {mayEnd ? <Verb verb="end" about={name} of={person} today={today} /> : null}
          </ButtonGroup>
        )}
      </div>
      <Contact person={person} />
      {person.since === null ? (
        <Steps person={person} />
      ) : (
        <details className="text-sm">
          <summary className="cursor-pointer text-ink-soft">{tc("seat.file")}</summary>
          <div className="mt-1">
            <Steps person={person} />
          </div>
        </details>
      )}
    </div>
  );
}

/** Masked, until somebody who may has asked with a purpose. */
function Phone({ person: { phoneMasked, contact }, now }: { person: HolderShown; now: string }) {
  if (contact === null) {
    return phoneMasked === null ? tc("seat.noPhone") : tc("seat.phone", { phone: phoneMasked });
  }
  const { phone, until } = contact;
  return (
    <>
      <a href={`tel:${phone}`} className="text-link font-semibold">
        {phone}
      </a>{" "}
      <span className="text-xs">{tc("contact.until", { time: shortTime(until, now) })}</span>
    </>
  );
}

function Contact({ person }: { person: HolderShown }) {
  const { id, version, name, title, contact } = person;
  const may: Readonly<Record<ContactVerb, boolean>> = {
    reveal: person.mayReveal && contact === null,
    tellCode: person.mayTellCode,
    correct: person.mayCorrect,
  };
  const verbs = contactVerbs.filter((verb) => may[verb]);
  if (verbs.length === 0) return null;
  return (
    <div className="-mx-2.5">
      <ButtonGroup>
        {verbs.map((verb) => (
          <PersonContact
            key={verb}
            verb={verb}
            person={{ id, version, name, title }}
            send={{ action: contactActions[verb], startKey: newId() }}
          />
        ))}
      </ButtonGroup>
    </div>
  );
}

function Verb({
  verb,
  about,
  of: { id, version },
  today,
  main = false,
}: {
  verb: SeatVerbName;
  about: string;
  of: { id: string; version: number };
  today: string;
  main?: boolean;
}) {
  return (
    <SeatVerb
      verb={verb}
      about={about}
      subject={{ id, version }}
      today={today}
      send={{ action: actions[verb], startKey: newId() }}
      main={main}
    />
  );
}
