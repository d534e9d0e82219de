"use client";

import { useActionState, useEffect, useState, type FormEvent } from "react";
import type { PhoneRole } from "@/lib/platform/access/actor";
import type { ActionState, FormAction } from "@/lib/platform/core/action-state";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormErrorSummary } from "../ui/form-error-summary";
import { Notice } from "../ui/notice";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { enter } from "./auth-call";
import { isLineKept, keepLine, lineOfAddress } from "./brought-line";
import { DemoPhoneList, type DemoPhone } from "./demo-phones";
import { emptyFields } from "./empty-fields";
import { pageAsked, phoneHomes } from "./page-asked";
import { ts } from "./text";

/**
 * First the phone, for which a code is asked; then the code. Both stay on one screen, so that a code
 * told face to face can be typed without asking for another.
 */
export function PhoneSignInForm({
  role,
  ask,
  start,
  districts,
  chosen,
  demoPhones,
}: {
  role: PhoneRole;
  ask: FormAction;
  start: ActionState;
  districts: readonly { value: string; label: string }[];
  chosen: string;
  /** Of the example districts, in a demo alone. */
  demoPhones: readonly DemoPhone[];
}) {
  const [state, send, asking] = useActionState(ask, start);
  const [district, setDistrict] = useState(chosen);
  const [phone, setPhone] = useState("");
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [empty, setEmpty] = useState<Readonly<Record<string, string>> | null>(null);
  const [busy, setBusy] = useState(false);
  const refused = state.state === "refused" ? state : null;
  const shown = shownCode(state);
  // Sent here from a link with a report of another district: it waits until one is signed in.
  useEffect(() => {
    const line = role === "liaison" ? lineOfAddress() : undefined;
    if (line !== undefined) keepLine(line);
  }, [role]);

  async function go(given: { district: string; phone: string; code: string }) {
    setBusy(true);
    const answer = await enter("phone", { ...given, role });
    if (answer.ok) {
      const brings = role === "liaison" && isLineKept();
      const asked = pageAsked(window.location.search, role) ?? phoneHomes[role];
      return window.location.assign(brings ? "/unit/statements" : asked);
    }
    setBusy(false);
    setProblem(whyNot(answer));
  }

  /** As somebody with that phone would: a code is asked for and typed in. */
  async function choose(demo: DemoPhone) {
    if (busy) return;
    setDistrict(demo.district);
    setPhone(demo.phone);
    const asked = new FormData();
    asked.set("purpose", role);
    asked.set("district", demo.district);
    asked.set("phone", demo.phone);
    const answer = await ask(start, asked);
    const told = shownCode(answer);
    if (told === null)
      return setProblem(answer.state === "refused" ? answer.message : ts("phone.wrong"));
    setCode(told);
    await go({ district: demo.district, phone: demo.phone, code: told });
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const missing = emptyFields({ phone, code });
    setEmpty(missing);
    if (missing !== null) return setProblem(null);
    await go({ district, phone, code });
  }

  return (
    <div className="grid gap-4">
      <form action={send} className="grid gap-4" noValidate>
        <input type="hidden" name="purpose" value={role} />
        <Field name="district" label={ts("sign.district")} required>
          {(wiring) => (
            <Select
              options={districts}
              value={district}
              onChange={(event) => setDistrict(event.currentTarget.value)}
              {...wiring}
            />
          )}
        </Field>
        <Field
          name="phone"
          label={ts("phone.phone")}
          hint={ts("phone.phoneHint")}
          error={refused?.fields["phone"] ?? empty?.["phone"]}
          required
        >
          {(wiring) => (
            <TextInput
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              maxLength={20}
              value={phone}
              onChange={(event) => setPhone(event.currentTarget.value)}
              {...wiring}
            />
          )}
        </Field>
        {refused === null || refused.fields["phone"] !== undefined ? null : (
          <Notice tone="warn" live>
            {refused.message}
          </Notice>
        )}
        {state.state === "done" ? (
          <Notice tone="info" live>
            {shown === null ? ts("phone.sent") : ts("phone.shown", { code: shown })}
          </Notice>
        ) : null}
        <Button type="submit" aria-disabled={asking || undefined}>
          {ts(state.state === "done" ? "phone.askAgain" : "phone.ask")}
        </Button>
      </form>
      <form
        method="post"
        onSubmit={(event) => void submit(event)}
        className="grid gap-4"
        noValidate
      >
        {empty === null ? null : (
          <FormErrorSummary
            key={JSON.stringify(empty)}
            errors={Object.entries(empty).map(([name, text]) => ({ name, text }))}
          />
        )}
        <Field
          name="code"
          label={ts("phone.code")}
          hint={ts("phone.codeHint")}
          error={empty?.["code"]}
          required
        >
          {(wiring) => (
            <TextInput
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={8}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value.trim())}
              {...wiring}
            />
          )}
        </Field>
        {problem === null ? null : (
          <Notice tone="bad" live>
            {problem}
          </Notice>
        )}
        <Button
          type="submit"
          variant="primary"
          size="lg"
          wide
          aria-disabled={busy || phone === "" || code === "" || undefined}
        >
          {ts(busy ? "phone.entering" : "phone.enter")}
        </Button>
      </form>
      <DemoPhoneList phones={demoPhones} onChoose={(demo) => void choose(demo)} />
    </div>
  );
}

function whyNot({ reason, detail }: { reason: string; detail: string }): string {
  if (reason === "offline") return ts("sign.offline");
  // The code was right, but nobody sits in a council between two terms.
  if (reason === "seat") return ts(detail === "waiting" ? "phone.seatWaiting" : "phone.seatOver");
  return ts("phone.wrong");
}

/** The code itself, which only a demo district tells. */
function shownCode(state: ActionState): string | null {
  if (state.state !== "done" || typeof state.result !== "object" || state.result === null)
    return null;
  const shown: unknown = Object.entries(state.result).find(([name]) => name === "shown")?.[1];
  return typeof shown === "string" ? shown : null;
}
