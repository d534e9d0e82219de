"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { ReadAgain } from "../forms/read-again";
import { VerbDone } from "../tickets/verb-done";
import { Overtaken } from "./overtaken";
import { Presence } from "./presence";
import { useMatter } from "./use-matter";

/** A page of one matter that stays true while it is open, and says who else has it open. */
export function OpenMatter({
  id,
  now,
  children,
}: {
  id: string;
  now: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const matter = useMatter(id, (news) => {
    if (news === null || news.ids.includes(id)) router.refresh();
  });
  function readAgain() {
    matter.settle();
    router.refresh();
  }
  return (
    <div onInput={matter.onInput}>
      <Presence others={matter.others} />
      {matter.overtaken === null ? null : (
        <Overtaken latest={matter.overtaken.latest} now={now} onRefresh={readAgain} />
      )}
      <ReadAgain value={readAgain}>
        <VerbDone value={matter.settle}>{children}</VerbDone>
      </ReadAgain>
    </div>
  );
}
