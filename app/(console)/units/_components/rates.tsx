import { addressOf } from "@/components/lists/address";
import { Card } from "@/components/ui/card";
import { StatRow } from "@/components/ui/stat";
import { Table, type Column } from "@/components/ui/table";
import { tcv } from "@/components/units/text";
import type { UnitFigures } from "@/lib/across/coverage/queries/figures";
import { ratedGroup, targetStaff, type Rate } from "@/lib/across/coverage/rules/coverage";
import { unitGroups, type UnitGroup } from "@/lib/ground/units/rules/types";
import { Figure } from "./figure";

interface Seen {
  figures: UnitFigures;
  area: string | undefined;
}

const kinds = ["organization", "own", "work"] as const;

/** 两新组织: the three rates of §6.5 and that of the survey's targets, with how they are counted. */
export function Headline({ figures: { rates, target }, area }: Seen) {
  return (
    <Card title={tcv("rates")}>
      <StatRow
        items={[
          ...kinds.map((kind) => ({
            label: tcv(`rate.${kind}`),
            ...shown(rates[kind], "rate.of", "rates.none"),
            href: addressOf("/units", { area, group: ratedGroup, coverage: kind }),
          })),
          {
            label: tcv("rate.target"),
            ...shown(target.rates.organization, "rate.targetOf", "rate.targetNone"),
            href: addressOf("/units", { area, target: "yes", coverage: "organization" }),
          },
        ]}
      />
      <p className="mt-3 text-sm text-ink-soft">{tcv("rates.basis")}</p>
      <p className="mt-1 text-sm text-ink-soft">
        {tcv("rates.target", {
          enterprise: targetStaff.private_enterprise,
          social: targetStaff.social_organization,
        })}
      </p>
    </Card>
  );
}

/** 0 of 0 says so and is never 0 %. */
function shown(
  { part, whole, percent }: Rate,
  of: "rate.of" | "rate.targetOf",
  none: "rates.none" | "rate.targetNone",
) {
  return percent === null
    ? { value: "—", note: tcv(none) }
    : { value: tcv("rate.percent", { n: percent }), note: tcv(of, { part, whole }) };
}

type Line = UnitGroup | "all";
const lines: readonly Line[] = ["all", ...unitGroups];

/** The same rates of all registered units and of each kind; each opens the rows it counts. */
export function RateTable({ figures, area }: Seen) {
  const of = (line: Line) => (line === "all" ? figures.all : figures.groups[line]);
  const name = (line: Line) => tcv(line === "all" ? "rates.everyone" : `group.${line}`);
  const rows = (line: Line, more: Readonly<Record<string, string>>) =>
    addressOf("/units", { area, group: line === "all" ? undefined : line, ...more });
  const columns: Column<Line>[] = [
    {
      key: "group",
      head: tcv("head.group"),
      title: true,
      cell: (line) => <span className="font-semibold">{name(line)}</span>,
    },
    {
      key: "operating",
      head: tcv("head.operating"),
      align: "end",
      cell: (line) => (
        <Figure
          href={rows(line, { operating: "yes" })}
          count={of(line).operating}
          what={name(line)}
        />
      ),
    },
    ...kinds.map((kind): Column<Line> => ({
      key: kind,
      head: tcv(`rate.${kind}`),
      align: "end",
      cell: (line) => {
        const { part, whole, percent } = of(line).rates[kind];
        if (percent === null) return <span className="text-ink-faint">{tcv("rate.none")}</span>;
        const text = tcv("rate.percent", { n: percent });
        return (
          <>
            <Figure
              href={rows(line, { coverage: kind })}
              count={part}
              what={`${name(line)} ${tcv(`rate.${kind}`)} ${text}`}
              text={text}
            />
            <span className="ml-2 text-xs text-ink-soft tabular-nums">
              {tcv("rate.parts", { part, whole })}
            </span>
          </>
        );
      },
    })),
  ];
  return <Table caption={tcv("rates.all")} columns={columns} rows={lines} keyOf={(line) => line} />;
}
