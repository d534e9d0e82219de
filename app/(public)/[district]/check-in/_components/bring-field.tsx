"use client";

import { useState } from "react";
import { tc } from "@/components/check-ins/text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { fileClasses } from "@/components/ui/file-input";
import { Notice } from "@/components/ui/notice";
import { readBrought, type Brought } from "./use-brought";

/** 转移单: what came along, and the way without it; or the file of one, for who has it. */
export function BringField({
  brought,
  onBrought,
  error,
}: {
  brought: Brought | null;
  onBrought: (brought: Brought | null) => void;
  error: string | undefined;
}) {
  const [unreadable, setUnreadable] = useState(false);

  async function readFile(file: File | undefined) {
    if (file === undefined) return;
    const found = readBrought(await file.text());
    setUnreadable(found === null);
    if (found !== null) onBrought(found);
  }

  if (brought !== null) {
    return (
      <Notice tone={error === undefined ? "ok" : "warn"} live>
        <p>{error ?? tc("register.brought", { name: brought.district })}</p>
        <input type="hidden" name="statement" value={brought.line} />
        <div className="mt-2">
          <Button onClick={() => onBrought(null)}>{tc("register.brought.off")}</Button>
        </div>
      </Notice>
    );
  }
  return (
    <details className="js-only rounded-lg border p-4">
      <summary className="cursor-pointer font-semibold">{tc("register.bring")}</summary>
      <div className="mt-3">
        <Field
          name="statementFile"
          label={tc("mine.statement")}
          hint={tc("register.bring.hint")}
          error={unreadable ? tc("register.bring.unreadable") : undefined}
        >
          {({ id, ...wiring }) => (
            // Without a name: the file itself is not sent.
            <input
              id={id}
              type="file"
              accept=".txt,text/plain"
              aria-describedby={wiring["aria-describedby"]}
              aria-invalid={wiring["aria-invalid"]}
              onChange={(event) => void readFile(event.target.files?.[0])}
              className={fileClasses}
            />
          )}
        </Field>
      </div>
    </details>
  );
}
