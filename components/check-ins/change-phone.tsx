"use client";

import { useState } from "react";
import { VerbForm } from "../forms/verb-form";
import { Button } from "../ui/button";
import type { ActionState, FormAction } from "@/lib/platform/core/action-state";
import { PhoneProof } from "./phone-proof";
import { tc } from "./text";

/** What the browser needs to prove a phone. */
export interface Proof {
  ask: FormAction;
  askStart: ActionState;
  district: string;
  codes: boolean;
}

/** 换手机号: opened when it is needed; the code goes to the new phone. */
export function ChangePhone({
  version,
  proof,
  action,
  startKey,
}: {
  version: number;
  proof: Proof;
  action: FormAction;
  startKey: string;
}) {
  const [open, setOpen] = useState(false);
  if (!proof.codes) return <p className="text-sm text-ink-soft">{tc("phone.byCommunity")}</p>;
  if (!open) {
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{tc("phone.change")}</Button>
      </div>
    );
  }
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form="new-phone"
      hidden={{ version }}
      submit={tc("phone.changeGo")}
      doneText={tc("phone.changed")}
      onDone={() => setOpen(false)}
    >
      {(typed) => (
        <>
          <p className="text-sm text-ink-soft">{tc("phone.changeHint")}</p>
          <PhoneProof
            ask={proof.ask}
            start={proof.askStart}
            district={proof.district}
            codes
            label={tc("phone.new")}
            phone={typed.text("phone")}
            code={typed.text("code")}
            errors={{
              ...(typed.error("phone") && { phone: typed.error("phone") ?? "" }),
              ...(typed.error("code") && { code: typed.error("code") ?? "" }),
            }}
          />
        </>
      )}
    </VerbForm>
  );
}
