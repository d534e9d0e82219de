"use client";

import { Button, ButtonLink } from "@/components/ui/button";
import { ErrorPanel } from "@/components/ui/error-panel";
import { tc } from "./_shell/text";

/** A page failed; the frame stays. The digest is the number under which the server's log has it. */
export default function ConsoleError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <ErrorPanel
      errorId={error.digest}
      actions={
        <>
          <Button variant="primary" onClick={reset}>
            {tc("again")}
          </Button>
          <ButtonLink href="/desk">{tc("toDesk")}</ButtonLink>
        </>
      }
    />
  );
}
