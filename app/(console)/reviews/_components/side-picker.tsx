"use client";

import { useState } from "react";
import { trv } from "@/components/reviews/text";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { matchOptions } from "@/components/ui/combobox-match";
import { FieldError, fieldId } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { NamedSide } from "@/lib/affairs/reviews/queries/sides";
import { sideGroups, sidesListed } from "@/lib/affairs/reviews/rules/rounds";

/** So many of a group stand there at once; the others are found by name. */
const atOnce = 60;

/** Who is rated, or who rates: by groups, found by name or place; what is ticked stays ticked while it is out of sight. */
export function SidePicker({
  name,
  form,
  error,
  choices,
  start,
}: {
  name: "subjectIds" | "raterIds";
  form: string;
  error: string | undefined;
  choices: readonly NamedSide[];
  start: readonly string[];
}) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(
    () => new Set(start.filter((one) => choices.some(({ id }) => id === one))),
  );
  const [typed, setTyped] = useState("");
  const options = choices.map((one) => ({ value: one.id, label: one.name, detail: one.place }));
  const shown = new Set(matchOptions(options, typed).map(({ value }) => value));
  const id = fieldId(name, form);
  function pick(ids: readonly string[], on: boolean) {
    const rest = [...picked].filter((one) => !ids.includes(one));
    setPicked(new Set(on ? [...rest, ...ids] : rest));
  }
  return (
    <fieldset className={error === undefined ? undefined : "border-l-4 border-bad pl-3"}>
      <legend className="font-semibold">{trv(`round.${name}`)}</legend>
      <p className="text-sm text-ink-soft">{trv(`round.${name}.hint`)}</p>
      <FieldError id={id} error={error} />
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="min-w-0 flex-1 basis-48">
          <TextInput
            id={id}
            type="search"
            aria-label={trv("round.find", { list: trv(`round.${name}`) })}
            placeholder={trv("round.find.hint")}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
            onKeyDown={(event) => {
              // The form is not sent while somebody looks for a name.
              if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
            }}
          />
        </span>
        <span role="status" className="text-sm text-ink-soft tabular-nums">
          {trv("round.picked", { count: picked.size })}
        </span>
      </div>
      <div className="mt-2 max-h-96 overflow-y-auto border-y py-2">
        {shown.size === 0 ? <p className="text-ink-soft">{trv("round.find.none")}</p> : null}
        {sideGroups.map((group) => {
          const members = choices.filter((one) => one.group === group);
          const found = members.filter((one) => shown.has(one.id));
          const visible = found.map((one) => one.id);
          const listed = new Set(visible.slice(0, atOnce));
          const hidden = members.filter((one) => picked.has(one.id) && !listed.has(one.id));
          const whole = visible.every((one) => picked.has(one));
          return (
            <div
              key={group}
              role="group"
              aria-label={trv(`round.group.${group}`)}
              hidden={visible.length === 0}
              className="mb-3 last:mb-0"
            >
              <div className="flex flex-wrap items-center justify-between gap-2">
                <span className="text-sm font-semibold text-ink-soft">
                  {trv(`round.group.${group}`)}
                </span>
                <Button
                  size="sm"
                  onClick={() => {
                    pick(visible, !whole);
                  }}
                >
                  {trv(whole ? "round.unpickAll" : "round.pickAll", { count: visible.length })}
                </Button>
              </div>
              {hidden.map((one) => (
                <input key={one.id} type="hidden" name={`${name}[]`} value={one.id} />
              ))}
              {found.slice(0, atOnce).map((one) => (
                <Checkbox
                  key={one.id}
                  name={`${name}[]`}
                  form={form}
                  value={one.id}
                  label={
                    <>
                      {one.name}
                      {one.place === "" ? null : (
                        <span className="ml-2 text-sm text-ink-faint">{one.place}</span>
                      )}
                    </>
                  }
                  checked={picked.has(one.id)}
                  onChange={(event) => {
                    pick([one.id], event.target.checked);
                  }}
                />
              ))}
              {found.length <= atOnce ? null : (
                <p className="text-sm text-ink-soft">
                  {trv("round.others", { count: found.length - atOnce })}
                </p>
              )}
            </div>
          );
        })}
      </div>
      {choices.length < sidesListed - 1 ? null : (
        <p className="mt-1 text-sm text-ink-soft">
          {trv("round.sidesCut", { count: sidesListed })}
        </p>
      )}
    </fieldset>
  );
}
