import type { ReactNode } from "react";
import { t } from "../messages/text";
import { classes } from "./classes";

export interface DescriptionItem {
  term: string;
  /** Empty values are left out by the caller or shown as a dash; both are honest. */
  detail: ReactNode;
  /** Takes the whole row: addresses, long texts. */
  wide?: boolean | undefined;
}

/** What is known about one thing. Terms of two to six characters line up. */
export function DescriptionList({
  items,
  columns = 1,
}: {
  items: readonly DescriptionItem[];
  columns?: 1 | 2 | undefined;
}) {
  const list = (
    <dl className={classes("grid gap-x-8 gap-y-2 text-sm", columns === 2 && "@lg:grid-cols-2")}>
      {items.map((item) => (
        <div
          key={item.term}
          className={classes(
            "grid grid-cols-[6em_minmax(0,1fr)] gap-3",
            columns === 2 && item.wide === true && "@lg:col-span-2",
          )}
        >
          <dt className="text-ink-faint">{item.term}</dt>
          <dd className="min-w-0 whitespace-pre-line">
            {item.detail === null || item.detail === undefined || item.detail === "" ? (
              <span className="text-ink-faint">{t("value.none")}</span>
            ) : (
              item.detail
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
  // Beside each other where the card is wide enough, however wide the window is.
  return columns === 2 ? <div className="@container">{list}</div> : list;
}
