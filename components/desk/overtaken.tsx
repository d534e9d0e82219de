"use client";

import tickets from "@/lib/affairs/tickets/messages/zh-CN.json";
import { lookup } from "@/lib/platform/i18n/messages";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { shortTime } from "../ui/time-words";
import { td } from "./text";
import type { LiveNews } from "./use-live";

/** Somebody else was faster: what was done, and that the words typed here stay. */
export function Overtaken({
  latest,
  now,
  onRefresh,
}: {
  latest: LiveNews["latest"];
  now: string;
  onRefresh: () => void;
}) {
  return (
    <div className="mb-3" data-no-print>
      <Notice
        tone="warn"
        live
        title={
          latest === undefined
            ? td("live.changed")
            : lookup([tickets], `conflict.${latest.name}`, {
                by: latest.by,
                at: shortTime(latest.at, now),
              })
        }
        actions={
          <Button size="sm" onClick={onRefresh}>
            {td("live.refresh")}
          </Button>
        }
      >
        {td("live.kept")}
      </Notice>
    </div>
  );
}
