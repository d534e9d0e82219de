"use client";

import Link from "next/link";
import { startTransition } from "react";
import { idle, type FormAction } from "@/lib/platform/core/action-state";

/** Leads to the matter, and marks the notice as read on the way: one click, not two. */
export function NoticeLink({
  id,
  href,
  text,
  unread,
  markRead,
  formKey,
}: {
  id: string;
  href: string;
  text: string;
  unread: boolean;
  markRead: FormAction;
  formKey: string;
}) {
  const mark = () => {
    if (!unread) return;
    const form = new FormData();
    form.set("id", id);
    form.set("idempotencyKey", formKey);
    // The page that is opened does not wait for it, and a mark that fails costs nothing.
    startTransition(async () => {
      await markRead(idle(formKey), form);
    });
  };
  return (
    <Link
      href={href}
      prefetch={false}
      onClick={mark}
      className={unread ? "text-link font-semibold" : "text-link"}
    >
      {text}
    </Link>
  );
}
