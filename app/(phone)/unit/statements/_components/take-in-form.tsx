"use client";

import { useEffect, useState } from "react";
import { tsv } from "@/components/service/text";
import { lineOfAddress, signedLineIn, takeKeptLine } from "@/components/session/brought-line";
import { VerbForm } from "@/components/forms/verb-form";
import { Field } from "@/components/ui/field";
import { fileClasses } from "@/components/ui/file-input";
import { FocusOnMount } from "@/components/ui/focus-on-mount";
import { Notice } from "@/components/ui/notice";
import type { FormAction } from "@/lib/platform/core/action-state";

/** A report as a file, or behind the # of the address by which the liaison officer came. */
export function TakeInForm({ action, startKey }: { action: FormAction; startKey: string }) {
  const [line, setLine] = useState("");
  const [unreadable, setUnreadable] = useState(false);
  const [byLink, setByLink] = useState(false);
  useEffect(() => {
    function take(found: string | undefined) {
      if (found === undefined) return;
      setLine(found);
      setByLink(true);
      setUnreadable(false);
    }
    // What was brought before the sign-in, unless a newer link is at hand.
    const kept = takeKeptLine();
    take(lineOfAddress() ?? kept);
    // A link pasted while the page is open changes nothing but the part behind the #.
    const readAddress = () => take(lineOfAddress());
    window.addEventListener("hashchange", readAddress);
    return () => window.removeEventListener("hashchange", readAddress);
  }, []);

  async function readFile(file: File | undefined) {
    setByLink(false);
    if (file === undefined) return;
    const found = signedLineIn(await file.text());
    setUnreadable(found === undefined);
    setLine(found ?? "");
  }

  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form="take-in"
      submit={tsv("report.takeIn.go")}
      variant="secondary"
      doneText={tsv("report.takeIn.done")}
      onDone={() => setLine("")}
    >
      {(typed) => (
        <>
          <Field
            name="report"
            form="take-in"
            label={tsv("report.takeIn.file")}
            hint={tsv("report.takeIn.hint")}
            error={unreadable ? tsv("report.unreadable") : typed.error("report")}
          >
            {({ id, ...wiring }) => (
              // Without a name: the line in it is sent, not the file.
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
          <input type="hidden" name="report" value={line} readOnly />
          {line === "" ? null : byLink ? (
            // The form stands below all that was told before; who comes by a link is led to it.
            <FocusOnMount key={line}>
              <Notice tone="info">{tsv("report.takeIn.brought")}</Notice>
            </FocusOnMount>
          ) : (
            <Notice tone="info" live>
              {tsv("report.takeIn.brought")}
            </Notice>
          )}
        </>
      )}
    </VerbForm>
  );
}
