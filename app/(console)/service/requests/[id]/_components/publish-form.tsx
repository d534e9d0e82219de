"use client";

import { Choices } from "@/components/ui/choices";
import { skillWords, timeWords } from "@/components/service/request-badges";
import { tsv } from "@/components/service/text";
import { VerbForm } from "@/components/forms/verb-form";
import { PublicText } from "@/components/walls/public-text";
import { publicTextMax, publicTitleMax } from "@/lib/affairs/service/schema/requests";
import { skills, times } from "@/lib/ground/check-ins/rules/choices";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Published {
  publicTitle: string | null;
  publicText: string | null;
  skills: readonly string[];
  times: readonly string[];
}

/**
 * The words for everybody, written anew and never copied from what the resident said; traces of who it
 * might be are shown while they are written.
 */
export function PublishForm({
  action,
  startKey,
  subject,
  verb,
  start,
}: {
  action: FormAction;
  startKey: string;
  subject: { id: string; version: number };
  verb: "publish" | "revise";
  start?: Published;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={verb}
      hidden={subject}
      submit={tsv(`wish.${verb}`)}
      doneText={tsv(`wish.${verb}.done`)}
    >
      {(typed) => (
        <div className="grid gap-4">
          <PublicText
            name="title"
            form={verb}
            typed={typed}
            label={tsv("wish.publish.title")}
            start={start?.publicTitle ?? ""}
            max={publicTitleMax}
          />
          <PublicText
            name="text"
            form={verb}
            typed={typed}
            label={tsv("wish.publish.text")}
            start={start?.publicText ?? ""}
            max={publicTextMax}
            rows={4}
          />
          <Choices
            name="skills"
            form={verb}
            legend={tsv("wish.publish.skills")}
            hint={tsv("wish.publish.skills.hint")}
            error={typed.error("skills")}
            options={skills.map((one) => ({ value: one, label: skillWords([one]) }))}
            chosen={typed.list("skills") ?? start?.skills ?? []}
            narrow
          />
          <Choices
            name="times"
            form={verb}
            legend={tsv("wish.publish.times")}
            error={typed.error("times")}
            options={times.map((one) => ({ value: one, label: timeWords([one]) }))}
            chosen={typed.list("times") ?? start?.times ?? []}
            narrow
          />
        </div>
      )}
    </VerbForm>
  );
}
