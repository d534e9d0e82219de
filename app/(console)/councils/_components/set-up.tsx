"use client";

import { VerbForm } from "@/components/forms/verb-form";
import { tc } from "@/components/councils/text";
import { DialogButton } from "@/components/ui/dialog";
import { termYears, type CouncilLevel } from "@/lib/affairs/councils/rules/seats";
import type { FormAction } from "@/lib/platform/core/action-state";
import { DayField, LineField } from "@/components/forms/line-field";

const form = "setUp";

/** 建立: the council of the own level with its first term. */
export function SetUpCouncil({
  action,
  startKey,
  level,
  place,
}: {
  action: FormAction;
  startKey: string;
  level: CouncilLevel;
  place: string;
}) {
  return (
    <DialogButton
      label={tc("setUp")}
      title={tc("setUp.title", { place })}
      variant="primary"
      icon="plus"
    >
      <VerbForm action={action} startKey={startKey} form={form} submit={tc("setUp.submit")}>
        {(typed) => (
          <>
            <LineField
              form={form}
              typed={typed}
              name="name"
              label={tc("setUp.name")}
              hint={tc("setUp.name.hint")}
              start={tc(`setUp.name.${level}`, { place })}
            />
            <DayField
              form={form}
              typed={typed}
              name="establishedOn"
              label={tc("setUp.establishedOn")}
            />
            <div className="grid gap-3 sm:grid-cols-2">
              <DayField form={form} typed={typed} name="startsOn" label={tc("setUp.startsOn")} />
              <DayField
                form={form}
                typed={typed}
                name="endsOn"
                label={tc("setUp.endsOn")}
                optional
              />
            </div>
            <p className="text-sm text-ink-soft">{tc("setUp.endsOn.hint", { years: termYears })}</p>
            <p className="text-sm text-ink-soft">{tc("setUp.seats")}</p>
          </>
        )}
      </VerbForm>
    </DialogButton>
  );
}
