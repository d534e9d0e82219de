import Link from "next/link";
import { addressOf } from "@/components/lists/address";
import { Shares } from "@/components/lists/shares";
import { ResolutionList } from "@/components/meetings/resolution-list";
import { tme } from "@/components/meetings/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { BodyResolutions } from "@/lib/parts/meetings/queries/of-body";
import { standingStates, type ResolutionState } from "@/lib/parts/meetings/rules/stages";

/** What became of each resolution of a council, the latest meeting first; one state of them by the address. */
export function CouncilResolutions({
  councilId,
  rows,
  before,
  state,
  paged,
}: BodyResolutions & {
  councilId: string;
  state: ResolutionState | undefined;
  /** Older ones are shown. */
  paged: boolean;
}) {
  const path = `/councils/${councilId}`;
  const address = (parameters: Record<string, string | undefined>) =>
    `${addressOf(path, parameters)}#resolutions`;
  return (
    <div id="resolutions" className="scroll-mt-4">
      <Card
        flush
        title={tme("body.title")}
        actions={
          <Shares
            label={tme("body.filter")}
            items={[undefined, ...standingStates].map((one) => ({
              href: address({ state: one }),
              label: one === undefined ? tme("body.all") : tme(`state.${one}`),
              current: one === state,
            }))}
          />
        }
      >
        {rows.length === 0 ? (
          <p className="px-4 py-3 text-ink-soft">
            {tme(state === undefined ? "body.empty" : "body.none")}
          </p>
        ) : (
          <ResolutionList
            resolutions={rows}
            open
            renderActions={({ id }) => {
              const meeting = rows.find((row) => row.id === id)?.meeting;
              if (meeting === undefined) return null;
              return (
                <p className="text-sm text-ink-soft">
                  <span className="tabular-nums">{meeting.heldOn}</span>{" "}
                  <Link
                    href={`/meetings/${meeting.id}`}
                    prefetch={false}
                    className="text-link inline-flex min-h-6 items-center"
                  >
                    {meeting.theme ?? tme("meeting.noTheme")}
                  </Link>
                </p>
              );
            }}
          />
        )}
        {before === null && !paged ? null : (
          <div className="flex flex-wrap justify-end gap-2 border-t px-4 py-2.5">
            {paged ? (
              <ButtonLink href={address({ state })} size="sm">
                {tme("body.newest")}
              </ButtonLink>
            ) : null}
            {before === null ? null : (
              <ButtonLink href={address({ state, before })} size="sm">
                {tme("body.older")}
              </ButtonLink>
            )}
          </div>
        )}
      </Card>
    </div>
  );
}
