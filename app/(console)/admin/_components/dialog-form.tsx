"use client";

import type { ComponentProps } from "react";
import { CancelButton, useCloseDialog } from "@/components/ui/dialog";
import { ActionForm } from "./action-form";

/** A form inside a dialog: it closes when the change was made. */
export function DialogForm(props: Omit<ComponentProps<typeof ActionForm>, "onDone" | "other">) {
  const close = useCloseDialog();
  return <ActionForm {...props} onDone={close} other={<CancelButton />} />;
}
