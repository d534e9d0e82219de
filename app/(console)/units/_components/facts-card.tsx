import Link from "next/link";
import { addressOf } from "@/components/lists/address";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { shortTime } from "@/components/ui/time-words";
import { tcv, tu } from "@/components/units/text";
import type { UnitDetail } from "@/lib/across/coverage/queries/unit";
import { newId } from "@/lib/platform/core/id";
import { revealUnitContact } from "../actions";
import { RevealContact } from "./unit-verbs";

const linkLook = "inline-flex min-h-6 items-center text-action hover:underline";

/** What is known of the unit, each with the day on which it was seen. */
export function FactsCard({ unit }: { unit: UnitDetail }) {
  const { host, staff, checkIn, contact } = unit;
  return (
    <Card title={tu("form.facts")}>
      <DescriptionList
        items={[
          { term: tcv("list.type"), detail: tu(`type.${unit.type}`) },
          ...(host === null
            ? []
            : [
                {
                  term: tcv("detail.host"),
                  detail:
                    host.id === null ? (
                      host.name
                    ) : (
                      <Link href={`/units/${host.id}`} prefetch={false} className={linkLook}>
                        {host.name}
                      </Link>
                    ),
                },
              ]),
          {
            term: tu("form.state"),
            detail: tcv("detail.looked", {
              state: tcv(unit.operating ? "detail.operating" : "detail.notOperating"),
              day: unit.lookedOn,
            }),
          },
          {
            term: tcv("detail.premises"),
            detail: tcv(unit.premises ? "detail.premises.yes" : "detail.premises.no"),
          },
          {
            term: tcv("detail.staff"),
            detail:
              staff === null ? null : tcv("detail.staffOn", { n: staff.count, day: staff.on }),
          },
          { term: tcv("detail.address"), detail: unit.address },
          { term: tcv("detail.creditCode"), detail: unit.creditCode },
          {
            term: tcv("detail.checkIn"),
            detail:
              checkIn === null ? (
                tcv("detail.checkIn.none")
              ) : (
                <Link href={`/check-ins/units/${checkIn.id}`} prefetch={false} className={linkLook}>
                  {tcv("detail.checkIn.at", { place: checkIn.place, n: checkIn.members })}
                </Link>
              ),
          },
          {
            term: tcv("detail.contact"),
            detail: contact === null ? tcv("detail.contact.none") : <Person unit={unit} />,
          },
        ]}
      />
    </Card>
  );
}

function Person({ unit: { id, contact, disclosed, may, now } }: { unit: UnitDetail }) {
  if (disclosed !== null) {
    return (
      <span className="grid gap-0.5">
        <span>{disclosed.name}</span>
        {disclosed.phone === null ? null : (
          <a href={`tel:${disclosed.phone}`} className={linkLook}>
            {disclosed.phone}
          </a>
        )}
        <span className="text-xs text-ink-soft">
          {tcv("detail.contact.until", { time: shortTime(disclosed.until, now) })}
        </span>
      </span>
    );
  }
  return (
    <span className="flex flex-wrap items-center gap-2">
      <span>{[contact?.name, contact?.phone].filter(Boolean).join(" ")}</span>
      {may.reach ? (
        <RevealContact id={id} send={{ action: revealUnitContact, startKey: newId() }} />
      ) : null}
    </span>
  );
}

/** How it was closed and put back, with where that was read. */
export function StepsCard({ steps }: { steps: UnitDetail["steps"] }) {
  if (steps.length === 0) return null;
  return (
    <Card flush title={tcv("detail.steps")}>
      <ol className="divide-y">
        {steps.map(({ id, step, reason, on, note, by }) => (
          <li key={id} className="grid gap-0.5 px-4 py-2.5 text-sm">
            <p className="font-semibold">
              {step === "closed"
                ? tcv("detail.closed", {
                    day: on,
                    reason: reason === null ? "" : tu(`closeReason.${reason}`),
                  })
                : tcv("detail.reopened", { day: on })}
            </p>
            <p>{note}</p>
            <p className="text-ink-soft">{tcv("detail.by", { name: by })}</p>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** Who is in the building or market. */
export function TenantsCard({ unit: { id, type, tenants } }: { unit: UnitDetail }) {
  if (type !== "office_building" && type !== "market") return null;
  return (
    <Card flush title={tcv("detail.tenants")}>
      {tenants.count === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{tcv("detail.tenants.none")}</p>
      ) : (
        <>
          <ul className="divide-y">
            {tenants.lines.map((tenant) => (
              <li key={tenant.id} className="flex flex-wrap items-center gap-x-2 px-4 py-2">
                <Link href={`/units/${tenant.id}`} prefetch={false} className={linkLook}>
                  {tenant.name}
                </Link>
                <span className="text-sm text-ink-soft">{tu(`type.${tenant.type}`)}</span>
              </li>
            ))}
          </ul>
          <p className="border-t px-4 py-2">
            <Link href={addressOf("/units", { host: id })} prefetch={false} className={linkLook}>
              {tcv("detail.tenants.all", { n: tenants.count })}
            </Link>
          </p>
        </>
      )}
    </Card>
  );
}
