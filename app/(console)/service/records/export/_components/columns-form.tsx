"use client";

import { useState } from "react";
import { tsv } from "@/components/service/text";
import { VerbForm } from "@/components/forms/verb-form";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import {
  columnsMax,
  volunteerFields,
  type VolunteerColumn,
} from "@/lib/affairs/service/rules/volunteer-file";
import type { FormAction } from "@/lib/platform/core/action-state";

type Line = VolunteerColumn & { key: number };

/** The columns in their order: renamed, moved, taken away and added, and saved together. */
export function ColumnsForm({
  version,
  columns,
  action,
  startKey,
}: {
  version: number;
  columns: readonly VolunteerColumn[];
  action: FormAction;
  startKey: string;
}) {
  const [lines, setLines] = useState<readonly Line[]>(() =>
    columns.map((column, key) => ({ ...column, key })),
  );
  const change = (key: number, part: Partial<VolunteerColumn>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const swap = (at: number) =>
    setLines(lines.map((line, index) => lines[otherOf(index, at)] ?? line));
  const add = () => {
    const key = 1 + Math.max(-1, ...lines.map((line) => line.key));
    setLines([...lines, { key, head: "", field: "blank" }]);
  };
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form="columns"
      hidden={{
        version,
        columns: JSON.stringify(lines.map(({ head, field }) => ({ head, field }))),
      }}
      submit={tsv("volunteer.save")}
      doneText={tsv("volunteer.saved")}
    >
      {(typed) => (
        <div className="grid gap-3">
          <ol className="grid gap-2">
            {lines.map(({ key, head, field }, index) => (
              <li key={key} className="flex flex-wrap items-center gap-2 border-b pb-2">
                <span className="w-6 text-right text-ink-soft tabular-nums">{index + 1}</span>
                <div className="w-36 grow sm:w-56 sm:grow-0">
                  <TextInput
                    aria-label={tsv("volunteer.head")}
                    limit={30}
                    value={head}
                    onChange={(event) => change(key, { head: event.target.value })}
                  />
                </div>
                <span className="w-36 grow sm:w-56 sm:grow-0">
                  <Select
                    aria-label={tsv("volunteer.field")}
                    value={field}
                    options={fieldOptions}
                    onChange={(event) =>
                      change(key, { field: fieldOf(event.target.value) ?? field })
                    }
                  />
                </span>
                <span className="flex gap-1">
                  <Button
                    variant="quiet"
                    aria-label={tsv("volunteer.up", { head })}
                    disabled={index === 0}
                    onClick={() => swap(index - 1)}
                  >
                    <Icon name="chevronDown" className="rotate-180" />
                  </Button>
                  <Button
                    variant="quiet"
                    aria-label={tsv("volunteer.down", { head })}
                    disabled={index === lines.length - 1}
                    onClick={() => swap(index)}
                  >
                    <Icon name="chevronDown" />
                  </Button>
                  <Button
                    variant="quiet"
                    aria-label={tsv("volunteer.remove", { head })}
                    onClick={() => setLines(lines.filter((line) => line.key !== key))}
                  >
                    <Icon name="close" />
                  </Button>
                </span>
              </li>
            ))}
          </ol>
          {typed.error("columns") === undefined ? null : (
            <p role="alert" className="text-sm font-semibold text-bad">
              {tsv("field.columns")}
            </p>
          )}
          <div>
            <Button icon="plus" onClick={add} disabled={lines.length >= columnsMax}>
              {tsv("volunteer.add")}
            </Button>
          </div>
        </div>
      )}
    </VerbForm>
  );
}

const fieldOptions = volunteerFields.map((value) => ({ value, label: tsv(`volunteer.${value}`) }));

function fieldOf(value: string) {
  return volunteerFields.find((one) => one === value);
}

/** Which line stands at `index` once the lines at `at` and after it have changed places. */
function otherOf(index: number, at: number): number {
  if (index === at) return at + 1;
  return index === at + 1 ? at : index;
}
