"use client";

import { useEffect, useState, type FormEvent } from "react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormErrorSummary } from "../ui/form-error-summary";
import { Notice } from "../ui/notice";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { enter } from "./auth-call";
import { emptyFields } from "./empty-fields";
import { pageAsked } from "./page-asked";
import { ts } from "./text";

/** Which district was chosen last, for a year; nothing about the person. */
const districtCookie = "district";

interface Refused {
  text: string;
  /** Said beside the fields. */
  fields?: Readonly<Record<string, string>>;
  /** Seconds until the next try is looked at. */
  wait: number;
}

/**
 * Account and password. The names and autocomplete values are those that password managers know;
 * the form says POST, so that no password can end in an address while scripts are not there yet.
 */
export function SignInForm({
  districts,
  chosen,
}: {
  districts: readonly { value: string; label: string }[];
  chosen: string;
}) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const wait = refused?.wait ?? 0;

  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => {
      setRefused((before) => (before === null ? null : { ...before, wait: before.wait - 1 }));
    }, 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy || wait > 0) return;
    const given = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = given.get(name);
      return typeof value === "string" ? value : "";
    };
    const empty = emptyFields({ username: text("username"), password: text("password") });
    if (empty !== null) return setRefused({ text: "", wait: 0, fields: empty });
    const district = text("district");
    setBusy(true);
    const answer = await enter("password", {
      district,
      login: text("username"),
      password: text("password"),
    });
    if (answer.ok) {
      document.cookie = `${districtCookie}=${district}; path=/; max-age=31536000; samesite=lax`;
      return window.location.assign(pageAsked(window.location.search, null) ?? "/desk");
    }
    setBusy(false);
    setRefused(advice(answer.reason, answer.detail));
  }

  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="grid gap-4" noValidate>
      {refused === null ? null : refused.fields !== undefined ? (
        <FormErrorSummary
          key={JSON.stringify(refused.fields)}
          errors={Object.entries(refused.fields).map(([name, said]) => ({ name, text: said }))}
        />
      ) : (
        <Notice tone="bad" live>
          <p>{refused.text}</p>
          {wait > 0 ? (
            <p className="mt-1 font-semibold tabular-nums" role="timer" aria-live="off">
              {ts("sign.again", { seconds: wait })}
            </p>
          ) : null}
        </Notice>
      )}
      <Field name="district" label={ts("sign.district")} hint={ts("sign.districtHint")} required>
        {(wiring) => <Select options={districts} defaultValue={chosen} {...wiring} />}
      </Field>
      <Field
        name="username"
        label={ts("sign.login")}
        hint={ts("sign.loginHint")}
        error={refused?.fields?.["username"]}
        required
      >
        {(wiring) => (
          <TextInput
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
            autoFocus
            {...wiring}
          />
        )}
      </Field>
      <Field
        name="password"
        label={ts("sign.password")}
        error={refused?.fields?.["password"]}
        required
      >
        {(wiring) => (
          <TextInput
            type="password"
            autoComplete="current-password"
            spellCheck={false}
            {...wiring}
          />
        )}
      </Field>
      <Button
        type="submit"
        variant="primary"
        size="lg"
        wide
        aria-disabled={busy || wait > 0 || undefined}
      >
        {busy ? ts("sign.pending") : wait > 0 ? ts("sign.again", { seconds: wait }) : ts("sign.in")}
      </Button>
    </form>
  );
}

/** What the door said, as advice: what happened and what to do. */
function advice(reason: string, detail: string): Refused {
  switch (reason) {
    case "wrong":
      return { text: ts("sign.wrong"), wait: Number(detail) || 0 };
    case "wait":
      return { text: ts("sign.wait"), wait: Number(detail) || 0 };
    case "no-duty":
      return { text: ts("sign.noDuty"), wait: 0 };
    case "failed":
      return { text: ts("sign.failed", { id: detail }), wait: 0 };
    default:
      return { text: ts("sign.offline"), wait: 0 };
  }
}
