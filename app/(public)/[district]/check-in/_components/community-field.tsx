"use client";

import { useState } from "react";
import { tc } from "@/components/check-ins/text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { CommunityOption } from "@/lib/ground/check-ins/queries/communities";

/** The community of the QR code needs no choosing; without one it is chosen from a native list. */
export function CommunityField({
  label,
  communities,
  here,
  was,
  error,
}: {
  label: string;
  communities: readonly CommunityOption[];
  here: CommunityOption | null;
  was: string | undefined;
  error: string | undefined;
}) {
  const [fixed, setFixed] = useState(here !== null && (was === undefined || was === here.id));
  if (here !== null && fixed) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-action-line bg-action-soft p-4">
        <div>
          <p className="text-sm text-ink-soft">{label}</p>
          <p className="text-lg font-bold">
            {tc("register.scanned", { street: here.street, name: here.name })}
          </p>
        </div>
        <input type="hidden" name="areaId" value={here.id} />
        <span className="js-only">
          <Button onClick={() => setFixed(false)}>{tc("register.other")}</Button>
        </span>
      </div>
    );
  }
  return (
    <Field name="areaId" label={label} required error={error}>
      {(wiring) => (
        <Select
          empty={tc("register.communityEmpty")}
          defaultValue={was ?? ""}
          options={communities.map(({ id, name, street }) => ({
            value: id,
            label: name,
            group: street,
          }))}
          {...wiring}
        />
      )}
    </Field>
  );
}
