"use client";

import { useRouter } from "next/navigation";
import { useContext } from "react";
import { t } from "../messages/text";
import { Button, buttonClasses } from "../ui/button";
import { FocusOnMount } from "../ui/focus-on-mount";
import { Notice } from "../ui/notice";
import { ReadAgain } from "./read-again";

/** Whether somebody else was faster, so that what stands there now is worth a look. */
export function isOvertaken({ code }: { code: string }): boolean {
  return code === "conflict" || code === "wrong-status";
}

/** Somebody else was faster: who and when, what stands there now, and that the words typed stay. */
export function OvertakenNotice({ message }: { message: string }) {
  const router = useRouter();
  const again = useContext(ReadAgain);
  return (
    <FocusOnMount>
      <Notice
        tone="warn"
        title={message}
        actions={
          <>
            <Button size="sm" onClick={again ?? (() => router.refresh())}>
              {t("form.refresh")}
            </Button>
            {/* The page's own address: beside what was typed here, what stands there now. */}
            <a
              href=""
              target="_blank"
              rel="noopener"
              className={buttonClasses({ size: "sm", variant: "quiet" })}
            >
              {t("form.compare")}
            </a>
          </>
        }
      >
        {t("form.kept")}
      </Notice>
    </FocusOnMount>
  );
}
