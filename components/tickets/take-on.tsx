"use client";

import { useState, useTransition } from "react";
import { idle, type FormAction } from "@/lib/platform/core/action-state";
import { Button } from "../ui/button";
import { showToast } from "../ui/toast";
import { tt } from "./messages/text";

/** 认领 from the list, by the key of RowKeys too; who was faster is told in the line. */
export function TakeOn({
  id,
  title,
  action,
  startKey,
}: {
  id: string;
  title: string;
  action: FormAction;
  startKey: string;
}) {
  const [pending, start] = useTransition();
  const [why, setWhy] = useState<string | null>(null);

  function take() {
    start(async () => {
      const data = new FormData();
      data.set("id", id);
      data.set("idempotencyKey", startKey);
      const state = await action(idle(startKey), data);
      if (state.state === "refused") setWhy(state.message);
      else showToast(tt("handler.taken"));
    });
  }

  return (
    <>
      <Button
        size="sm"
        data-row-key="a"
        aria-label={tt("handler.takeThis", { title })}
        aria-disabled={pending ? true : undefined}
        onClick={() => (pending ? undefined : take())}
      >
        {tt("handler.take")}
      </Button>
      {why === null ? null : (
        <span role="status" className="mt-1 block text-xs text-bad">
          {why}
        </span>
      )}
    </>
  );
}
