import Link from "next/link";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { percent } from "@/lib/across/dashboards/rules/figures";
import { dashboardHref } from "@/lib/across/dashboards/rules/links";
import type { Period } from "@/lib/across/dashboards/rules/period";
import {
  composite,
  compositeParts,
  unitFigure,
  unitRate,
  type UnitCount,
  type UnitCounts,
  type UnitFigure,
  type UnitSettings,
} from "@/lib/across/dashboards/rules/unit-figures";
import { messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

/** Whose figures they are, and of which place and days: where a count leads. */
export interface UnitPlace {
  /** Null for all units of the place together. */
  id: string | null;
  name: string;
  areaId: string | undefined;
  period: Period;
}

/** A count that leads to its cases. */
export function UnitCountLink({
  count,
  counts,
  unit,
}: {
  count: UnitCount;
  counts: UnitCounts;
  unit: UnitPlace;
}) {
  const n = counts[count];
  if (n === 0) return n;
  const more = { count, ...(unit.id === null ? {} : { unit: unit.id }) };
  return (
    <Link
      href={dashboardHref({ area: unit.areaId, ...unit.period }, "/dashboard/cases", more)}
      prefetch={false}
      aria-label={t("units.link", { unit: unit.name, count: t(`count.${count}`), n })}
      className="text-link inline-flex min-h-6 items-center"
    >
      {n}
    </Link>
  );
}

/** What is left out of its figures, and what was corrected after they were published. */
export function UnitNotCounted({ counts, unit }: { counts: UnitCounts; unit: UnitPlace }) {
  const marks = (["excluded", "corrected"] as const).filter((mark) => counts[mark] > 0);
  return marks.map((mark) => (
    <span key={mark} className="mt-1 block text-xs text-ink-soft">
      {t(`count.${mark}`)} <UnitCountLink count={mark} counts={counts} unit={unit} />
    </span>
  ));
}

interface Given {
  counts: UnitCounts;
  settings: UnitSettings;
  unit: UnitPlace;
}

/** A rate above the cases that it is made of, all of which can be looked at. */
export function UnitRate({ name, ...given }: Given & { name: UnitFigure }) {
  const { share, of } = unitRate(name, given.counts, given.settings);
  if (of === 0) return t("dashboard.none");
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5 @3xl:flex-col @3xl:items-end">
      <span className={share === null ? "text-ink-soft" : "font-semibold"}>
        {share === null ? t("dashboard.few") : percent(share)}
      </span>
      <UnitRateParts name={name} {...given} />
    </span>
  );
}

/** Numerator and denominator. Below the least number the numerator would tell the rate that is not to be told. */
function UnitRateParts({ name, counts, settings, unit }: Given & { name: UnitFigure }) {
  const { parts, of } = unitFigure(name);
  const few = unitRate(name, counts, settings).share === null;
  return (
    <span className="text-xs text-ink-soft">
      {few
        ? t("dashboard.base")
        : parts.map((part, at) => (
            <span key={part}>
              {at === 0 ? null : " + "}
              <UnitCountLink count={part} counts={counts} unit={unit} />
            </span>
          ))}
      {few ? null : " / "}
      <UnitCountLink count={of} counts={counts} unit={unit} />
    </span>
  );
}

/** 综合, never without the three rates that it is the sum of. */
export function Composite({ counts, settings }: Omit<Given, "unit">) {
  const sum = composite(counts, settings);
  if (sum === null) return <span className="text-ink-soft">{t("dashboard.few")}</span>;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5 @3xl:flex-col @3xl:items-end">
      <span className="font-semibold">{percent(sum)}</span>
      <span className="text-xs text-ink-soft">
        {compositeParts
          .map(([, name]) => percent(unitRate(name, counts, settings).share ?? 0))
          .join(" · ")}
      </span>
    </span>
  );
}
