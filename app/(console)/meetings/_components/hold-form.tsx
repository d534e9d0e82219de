"use client";

import { useState } from "react";
import { tme } from "@/components/meetings/text";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { DialogButton } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { presences, type Presence } from "@/lib/parts/meetings/rules/stages";
import type { FormAction } from "@/lib/platform/core/action-state";
import { Closing } from "./plain-verb";

interface Seated {
  id: string;
  name: string;
  organization: string;
  presence: Presence | null;
  word: string | null;
}

const form = "meeting-hold";

/** 记录会议: the minutes, and seat by seat who came. */
export function HoldMeeting({
  meeting,
  send,
  main,
}: {
  meeting: { id: string; version: number; minutes: string | null; attendees: readonly Seated[] };
  send: { action: FormAction; startKey: string };
  main: boolean;
}) {
  const { id, version, minutes, attendees } = meeting;
  const title = tme(minutes === null ? "hold" : "hold.again");
  return (
    <DialogButton
      label={title}
      title={title}
      variant={main ? "primary" : undefined}
      icon="edit"
      wideDialog
    >
      <Closing>
        {(onDone) => (
          <VerbForm
            {...send}
            form={form}
            hidden={{ id, version }}
            submit={tme("hold.submit")}
            doneText={tme("hold.done")}
            onDone={onDone}
          >
            {(typed) => (
              <>
                <Attendance attendees={attendees} />
                <TextField
                  form={form}
                  typed={typed}
                  name="minutes"
                  label={tme("hold.minutes")}
                  hint={tme("hold.minutes.hint")}
                  start={minutes ?? undefined}
                  rows={10}
                  max={6000}
                />
              </>
            )}
          </VerbForm>
        )}
      </Closing>
    </DialogButton>
  );
}

/** One line a seat; what is chosen travels as one field, so a refusal loses nothing of it. */
function Attendance({ attendees }: { attendees: readonly Seated[] }) {
  const [rows, setRows] = useState(
    attendees.map(({ id, presence, word }) => ({
      id,
      presence: presence ?? ("present" as const),
      word: word ?? "",
    })),
  );
  const change = (id: string, more: { presence?: Presence; word?: string }) => {
    setRows(rows.map((row) => (row.id === id ? { ...row, ...more } : row)));
  };
  const sent = rows.map(({ id, presence, word }) => ({
    id,
    presence,
    word: word.trim() === "" ? null : word.trim(),
  }));
  return (
    <fieldset>
      <legend className="font-semibold">{tme("attendees.title")}</legend>
      <p className="text-sm text-ink-soft">{tme("hold.attendance.hint")}</p>
      <input type="hidden" name="attendance" value={JSON.stringify(sent)} readOnly />
      <ul className="mt-2 divide-y rounded-md border">
        {attendees.map(({ id, name, organization }) => {
          const row = rows.find((one) => one.id === id);
          return (
            <li
              key={id}
              className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-center gap-2 p-2 sm:grid-cols-[minmax(0,1fr)_8rem_12rem]"
            >
              <span className="min-w-0 max-sm:col-span-2">
                <span className="font-semibold">{name}</span>
                <span className="block text-sm text-ink-soft">{organization}</span>
              </span>
              <Select
                aria-label={tme("hold.presenceOf", { name })}
                value={row?.presence ?? "present"}
                options={presences.map((one) => ({ value: one, label: tme(`presence.${one}`) }))}
                onChange={({ target: { value } }) => {
                  const chosen = presences.find((one) => one === value);
                  if (chosen !== undefined) change(id, { presence: chosen });
                }}
              />
              <div>
                <TextInput
                  aria-label={tme("hold.wordOf", { name })}
                  placeholder={tme("hold.word")}
                  limit={40}
                  value={row?.word ?? ""}
                  onChange={({ target: { value } }) => {
                    change(id, { word: value });
                  }}
                />
              </div>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
