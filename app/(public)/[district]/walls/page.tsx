import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { buttonClasses } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { classes } from "@/components/ui/classes";
import { approvalsOf } from "@/lib/across/walls/queries/approvals";
import { latestTalks, wallCounts, wallGroups, wallPage } from "@/lib/across/walls/queries/public";
import { stages, walls, type Wall } from "@/lib/across/walls/rules/stages";
import { placeSteps } from "@/lib/ground/territory/queries";
import { readPublic } from "@/lib/web/guard";
import { PortalFrame } from "../../_components/portal-frame";
import { t } from "../../_components/text";
import { WallEntries } from "../../_components/wall-entry";
import { WallFilters } from "./_components/wall-filters";

type Props = { params: Promise<{ district: string }>; searchParams: SearchParams };

export const metadata = { title: t("walls.title") };

const names = ["wall", "street", "community", "group", "stage", "before"] as const;

/** 问题墙 and 回音壁 for everybody: what is in work, and what came of it. No session is read. */
export default async function Walls({ params, searchParams }: Props) {
  const { district } = await params;
  const given = await parametersOf(searchParams, names);
  const wall: Wall = walls.find((one) => one === given.wall) ?? "issue";
  const stage = stages.find((one) => one === given.stage);
  const data = await readPublic(district, async (scope) => {
    const street = idOf(given.street);
    const steps = await placeSteps(scope, street ?? null);
    const [streets, below] = steps;
    const streetId = streets?.options.find(({ id }) => id === street)?.id;
    const communities = streetId === undefined ? [] : (below?.options ?? []);
    // A community of another street than the one now chosen is forgotten.
    const communityId = communities.find(({ id }) => id === given.community)?.id;
    const place = { streetId, communityId, groupId: idOf(given.group) };
    const page = await wallPage(scope, { wall, ...place, stage, before: given.before });
    return {
      page,
      talks: await latestTalks(scope, wall === "issue" ? page.entries.map(({ id }) => id) : []),
      approvals: await approvalsOf(scope, wall === "echo" ? page.entries.map(({ id }) => id) : []),
      counts: await wallCounts(scope, place),
      groups: await wallGroups(scope),
      streets: streets?.options ?? [],
      communities,
      place,
      clock: { zone: scope.actor.tenant.timeZone, now: scope.actor.now },
    };
  });
  const { page, counts, place, clock } = data;
  const kept = { street: place.streetId, community: place.communityId, group: place.groupId };
  const path = `/${district}/walls`;
  return (
    <PortalFrame slug={district} current="walls" wide>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h1 className="text-2xl">{t("walls.title")}</h1>
          <p className="mt-1 max-w-2xl text-ink-soft">{t("walls.lead")}</p>
        </div>
        <a href={`/${district}/follow`} className={buttonClasses({})}>
          {t("walls.mine")}
        </a>
      </div>
      <nav aria-label={t("walls.tabs")} className="mt-5 grid grid-cols-2 gap-2">
        {walls.map((one) => (
          <a
            key={one}
            href={addressOf(path, { wall: one, ...kept })}
            aria-current={one === wall ? "page" : undefined}
            className={classes(
              "flex min-h-14 flex-wrap items-baseline justify-center gap-x-2 rounded-lg border-2 px-3 py-2 text-center",
              one === wall
                ? "border-action bg-action-soft text-action-dark"
                : "border-line text-ink hover:border-action",
            )}
          >
            <span className="text-lg font-bold">{t(`walls.${one}`)}</span>
            <span className="text-sm">
              {t(`walls.${one}Hint`)} {counts[one]}
            </span>
          </a>
        ))}
      </nav>
      <WallFilters
        path={path}
        wall={wall}
        streets={data.streets}
        communities={data.communities}
        groups={data.groups}
        chosen={{ ...kept, stage }}
      />
      {page.entries.length === 0 ? (
        <EmptyState
          title={t("walls.none")}
          icon="eye"
          action={
            <a href={`/${district}/report`} className={buttonClasses({ variant: "primary" })}>
              {t("walls.report")}
            </a>
          }
        >
          {t("walls.noneHint")}
        </EmptyState>
      ) : (
        <section aria-label={t(`walls.${wall}`)} className="mt-4">
          <WallEntries
            entries={page.entries}
            district={district}
            clock={clock}
            approvals={data.approvals}
            talks={data.talks}
          />
        </section>
      )}
      <p className="mt-5 flex flex-wrap gap-3">
        {given.before === undefined ? null : (
          <a href={addressOf(path, { wall, ...kept, stage })} className={buttonClasses({})}>
            {t("walls.newest")}
          </a>
        )}
        {page.next === undefined ? null : (
          <a
            href={addressOf(path, { wall, ...kept, stage, before: page.next })}
            className={buttonClasses({})}
          >
            {t("walls.older")}
          </a>
        )}
      </p>
    </PortalFrame>
  );
}
