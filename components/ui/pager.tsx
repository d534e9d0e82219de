import { t } from "../messages/text";
import { ButtonLink } from "./button";

/** Newer and older, by key: there are no page numbers, because they cost a count. */
export function Pager({
  newerHref,
  olderHref,
  summary,
}: {
  newerHref?: string | undefined;
  olderHref?: string | undefined;
  /** Such as "本页 50 件,共 1000+ 件". */
  summary?: string | undefined;
}) {
  return (
    <nav
      aria-label={t("pager.label")}
      className="flex flex-wrap items-center justify-between gap-2 py-3"
    >
      <p className="text-sm text-ink-faint">{summary}</p>
      <div className="flex gap-2">
        {newerHref === undefined ? null : (
          <ButtonLink href={newerHref} icon="arrowLeft">
            {t("pager.newer")}
          </ButtonLink>
        )}
        {olderHref === undefined ? null : (
          <ButtonLink href={olderHref}>{t("pager.older")}</ButtonLink>
        )}
      </div>
    </nav>
  );
}
