"use client";

import { tme } from "@/components/meetings/text";
import { TopicFields } from "@/components/meetings/topic-fields";
import { VerbForm } from "@/components/forms/verb-form";
import type { FormAction } from "@/lib/platform/core/action-state";

/** 提议题 for the own council. */
export function OwnTopic({ action, startKey }: { action: FormAction; startKey: string }) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form="ownTopic"
      submit={tme("propose.submit")}
      doneText={tme("propose.done")}
    >
      {(typed) => <TopicFields form="ownTopic" typed={typed} />}
    </VerbForm>
  );
}
