import { buttonClasses } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { followedBy } from "@/lib/across/walls/queries/public";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { followerToken } from "@/lib/web/follower";
import { readPublic } from "@/lib/web/guard";
import { PortalFrame } from "../../_components/portal-frame";
import { t } from "../../_components/text";
import { WallEntries } from "../../_components/wall-entry";

type Props = { params: Promise<{ district: string }> };

export const metadata = { title: t("follow.title"), robots: { index: false } };

/** What this device follows, and how it stands. */
export default async function Followed({ params }: Props) {
  const { district } = await params;
  const token = await followerToken(district);
  const { entries, clock } = await readPublic(district, async (scope) => ({
    entries: token === null ? [] : await followedBy(scope, token),
    clock: { zone: scope.actor.tenant.timeZone, now: scope.actor.now },
  }));
  return (
    <PortalFrame slug={district} current="walls" wide>
      <h1 className="text-2xl">{t("follow.title")}</h1>
      <p className="mt-1 mb-5 max-w-2xl text-ink-soft">{t("follow.lead")}</p>
      {entries.length === 0 ? (
        <EmptyState
          title={t("follow.none")}
          icon="bell"
          action={
            <a href={`/${district}/walls`} className={buttonClasses({ variant: "primary" })}>
              {t("portal.walls")}
            </a>
          }
        >
          {t("follow.noneHint")}
        </EmptyState>
      ) : (
        <WallEntries
          entries={entries}
          district={district}
          clock={clock}
          note={({ changedAt }) =>
            t("follow.changed", { at: formatDateTime(changedAt, clock.zone, clock.now) })
          }
        />
      )}
    </PortalFrame>
  );
}
