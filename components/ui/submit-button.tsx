"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { t } from "../messages/text";
import { buttonClasses, type ButtonLook } from "./button";

/**
 * Sends the form around it. While it is under way it says so and takes no second press; it is not
 * disabled, because a disabled button loses the focus of a keyboard.
 */
export function SubmitButton({
  variant = "primary",
  size,
  wide,
  name,
  value,
  pendingText,
  children,
}: ButtonLook & {
  name?: string | undefined;
  value?: string | undefined;
  pendingText?: string | undefined;
  children: ReactNode;
}) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending ? true : undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
      className={buttonClasses({ variant, size, wide })}
    >
      {pending ? (
        <>
          <span className="size-4 animate-spin rounded-full border-2 border-current border-t-transparent" />
          <span role="status">{pendingText ?? t("form.pending")}</span>
        </>
      ) : (
        children
      )}
    </button>
  );
}
