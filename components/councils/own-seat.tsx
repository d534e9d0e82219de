import type { OwnCouncil } from "@/lib/affairs/councils/schema";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Tag } from "../ui/tag";
import { tc } from "./text";

/** The own seat: for which organization, since when, and by which paper. */
export function OwnSeat({ own }: { own: OwnCouncil["own"] }) {
  const { kind, organization, role, since, documentNo } = own;
  return (
    <Card title={tc("seat.mine")}>
      <DescriptionList
        items={[
          {
            term: tc("own.seat"),
            detail: (
              <span className="flex flex-wrap items-center gap-2">
                {tc(`kind.${kind}`)}
                {own.function === "general" ? null : <Tag>{tc(`function.${own.function}`)}</Tag>}
                {role === "substitute" ? <Tag>{tc("role.substitute")}</Tag> : null}
              </span>
            ),
          },
          { term: tc("own.organization"), detail: organization },
          {
            term: tc("own.since"),
            detail: since === null ? null : tc("seat.since", { day: since }),
          },
          { term: tc("own.documentNo"), detail: documentNo ?? tc("own.noDocument") },
        ]}
      />
    </Card>
  );
}

/** 秘书处: whom to ask, and the phone that is public anyway. */
export function CouncilOffice({ office }: { office: NonNullable<OwnCouncil["office"]> }) {
  const { name, phone } = office;
  return (
    <Card title={tc("office.title")}>
      <div className="grid gap-1">
        <p className="font-semibold">{name}</p>
        {phone === null ? (
          <p className="text-sm text-ink-soft">{tc("office.noPhone")}</p>
        ) : (
          <p>
            <a
              href={`tel:${phone}`}
              className="text-link inline-flex min-h-11 items-center font-semibold tabular-nums"
            >
              {tc("office.call", { phone })}
            </a>
          </p>
        )}
        <p className="text-sm text-ink-soft">{tc("office.hint")}</p>
      </div>
    </Card>
  );
}

/** 轮值: when the own organization convenes, now or next. */
export function OwnTurn({
  turn: { startsOn: from, endsOn: to },
  today,
}: {
  turn: NonNullable<OwnCouncil["turn"]>;
  today: string;
}) {
  return (
    <Card title={tc("rotation.own")}>
      <p className="font-semibold">
        {tc(from <= today ? "rotation.own.now" : "rotation.own.next", { from, to })}
      </p>
      <p className="text-sm text-ink-soft">{tc("rotation.own.hint")}</p>
    </Card>
  );
}
