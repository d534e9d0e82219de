"use client";

import { Choices } from "@/components/ui/choices";
import { GridField } from "@/components/service/grid-field";
import { skillWords } from "@/components/service/request-badges";
import { tsv } from "@/components/service/text";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { activityKinds } from "@/lib/affairs/service/rules/offers";
import { bodyMax, titleMax } from "@/lib/affairs/service/schema/posts";
import { skills } from "@/lib/ground/check-ins/rules/choices";
import type { FormAction } from "@/lib/platform/core/action-state";
import { ShiftFields } from "./shift-fields";

const form = "plan";

/** 发布活动: what, where, and the first shift. */
export function PlanForm({
  action,
  startKey,
  grids,
}: {
  action: FormAction;
  startKey: string;
  grids: readonly { id: string; name: string }[];
}) {
  return (
    <VerbForm action={action} startKey={startKey} form={form} submit={tsv("activities.plan")}>
      {(typed) => (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Card title={tsv("activities.what")}>
            <div className="grid gap-4">
              <Field
                name="kind"
                form={form}
                label={tsv("activities.kind")}
                required
                error={typed.error("kind")}
              >
                {(wiring) => (
                  <Select
                    {...wiring}
                    defaultValue={typed.text("kind") ?? ""}
                    empty={tsv("posts.kind.choose")}
                    options={activityKinds.map((kind) => ({
                      value: kind,
                      label: tsv(`activities.kind.${kind}`),
                    }))}
                  />
                )}
              </Field>
              <Field
                name="title"
                form={form}
                label={tsv("activities.name")}
                required
                maxLength={titleMax}
                error={typed.error("title")}
              >
                {(wiring) => <TextInput defaultValue={typed.text("title")} {...wiring} />}
              </Field>
              <TextField
                name="body"
                form={form}
                typed={typed}
                label={tsv("activities.body")}
                hint={tsv("activities.body.hint")}
                max={bodyMax}
                rows={5}
              />
              <Field
                name="place"
                form={form}
                label={tsv("activities.place")}
                required
                error={typed.error("place")}
              >
                {(wiring) => (
                  <TextInput limit={100} defaultValue={typed.text("place")} {...wiring} />
                )}
              </Field>
              <GridField form={form} typed={typed} grids={grids} />
              <Choices
                name="skills"
                form={form}
                legend={tsv("posts.skills")}
                hint={tsv("posts.skills.hint")}
                error={typed.error("skills")}
                options={skills.map((one) => ({ value: one, label: skillWords([one]) }))}
                chosen={typed.list("skills")}
                narrow
              />
            </div>
          </Card>
          <div className="grid gap-4">
            <Card title={tsv("activities.firstShift")} note={tsv("activities.firstShift.note")}>
              <ShiftFields form={form} typed={typed} />
            </Card>
            <Card title={tsv("activities.safety")} note={tsv("activities.safety.note")}>
              <Checkbox
                name="risk"
                form={form}
                value="yes"
                label={tsv("activities.risk")}
                hint={tsv("activities.risk.hint")}
                defaultChecked={typed.text("risk") === "yes"}
              />
              <Checkbox
                name="insured"
                form={form}
                value="yes"
                label={tsv("activities.insured")}
                error={typed.error("insured")}
                defaultChecked={typed.text("insured") === "yes"}
              />
            </Card>
          </div>
        </div>
      )}
    </VerbForm>
  );
}
