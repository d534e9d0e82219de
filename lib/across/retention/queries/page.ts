import "server-only";
import { settingVersions } from "@/lib/ground/settings/queries";
import { settingsAt, type SettingVersion } from "@/lib/ground/settings/rules/versions";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { daysOf, retentionRules, runsBy } from "../rules/rules";
import type { HoldLine, RetentionLine, RetentionPage } from "../schema";

const holdsShown = 100;

/** What goes at the next run, what went at the last, and what is held. For the whole district's administrator. */
export async function retentionPage(scope: Scope): Promise<RetentionPage> {
  const { actor, tx } = scope;
  if (actor.lo !== actor.tenant.root) throw new Refusal("not-found", "refusal.notFound");
  const { tenantId } = actor;
  const zone = actor.tenant.timeZone;
  const today = localDate(actor.now, zone);
  const versions = await settingVersions(scope);
  const settings = settingsAt(versions, today);
  const days = retentionRules.map((rule) => daysOf(settings, rule));
  const counts = await tx.$queryRaw<
    { rule: string; due: bigint; held: bigint; oldest: Date | null }[]
  >`select rule, due, held, oldest from sec.retention_preview(${[...retentionRules]}::text[], ${days}::int[])`;
  const countOf = new Map(counts.map((row) => [row.rule, row]));
  const runs = await tx.retentionRun.findMany({
    where: { tenantId },
    distinct: ["rule"],
    orderBy: [{ rule: "asc" }, { day: "desc" }],
    select: { rule: true, startedAt: true, taken: true, finishedAt: true },
  });
  const lastOf = new Map(runs.map((row) => [row.rule, row]));
  return {
    now: new Date(actor.now).toISOString(),
    zone,
    lines: retentionRules.map((rule): RetentionLine => {
      const count = countOf.get(rule);
      const last = lastOf.get(rule);
      return {
        rule,
        days: daysOf(settings, rule),
        runs: runsBy(settings, rule),
        due: Number(count?.due ?? 0),
        held: Number(count?.held ?? 0),
        oldest: count?.oldest?.toISOString() ?? null,
        last:
          last === undefined
            ? null
            : {
                at: last.startedAt.toISOString(),
                taken: last.taken,
                finished: last.finishedAt !== null,
              },
      };
    }),
    holds: await holdsOf(scope),
    active: settings["retention.active"] === "on",
    activeFrom: activeFrom(versions, today),
  };
}

/** The day still to come on which the district has it begin, or null. */
function activeFrom(versions: readonly SettingVersion[], today: string): string | null {
  return (
    versions
      .filter(({ key, validFrom }) => key === "retention.active" && validFrom > today)
      .map(({ validFrom }) => validFrom)
      .sort()
      .find((day) => settingsAt(versions, day)["retention.active"] === "on") ?? null
  );
}

/** Those in force first, then the lifted ones, the latest first. */
async function holdsOf({ actor, tx }: Scope): Promise<HoldLine[]> {
  const rows = await tx.retentionHold.findMany({
    where: { tenantId: actor.tenantId },
    orderBy: [{ liftedAt: { sort: "desc", nulls: "first" } }, { placedAt: "desc" }, { id: "asc" }],
    take: holdsShown,
    select: {
      id: true,
      version: true,
      kind: true,
      number: true,
      reason: true,
      placedAt: true,
      placedBy: true,
      liftedAt: true,
      liftedBy: true,
      liftReason: true,
    },
  });
  return rows.map(({ liftedAt, liftedBy, liftReason, placedAt, kind, ...row }) => ({
    ...row,
    kind: kind === "request" || kind === "topic" ? kind : "ticket",
    placedAt: placedAt.toISOString(),
    lifted:
      liftedAt === null
        ? null
        : { at: liftedAt.toISOString(), by: liftedBy ?? "", reason: liftReason ?? "" },
  }));
}
