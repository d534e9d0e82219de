import type { Correction } from "@/lib/ground/check-ins/queries/corrections";
import { Card } from "../ui/card";
import { TimeText } from "../ui/time-text";
import { tc } from "./text";

/** 更正记录: who changed what and when; nothing of what stood there before. */
export function Corrections({ list, now }: { list: readonly Correction[]; now: string }) {
  if (list.length === 0) return null;
  return (
    <Card title={tc("detail.corrections")}>
      <ul className="grid gap-1.5 text-sm">
        {list.map(({ at, by, fields }) => (
          <li key={at} className="flex flex-wrap justify-between gap-x-4">
            <span>
              {by === null
                ? tc("detail.phoneChanged")
                : tc("detail.corrected", {
                    by,
                    what: fields.map((one) => tc(`detail.corrected.${one}`)).join(tc("list.and")),
                  })}
            </span>
            <span className="text-ink-soft">
              <TimeText at={at} now={now} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
