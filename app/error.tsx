"use client";

import { Button } from "@/components/ui/button";
import { ErrorPanel } from "@/components/ui/error-panel";
import { t } from "./(public)/_leaves/text";

/** The digest is the number under which the server's log has the fault. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main data-density="roomy" className="mx-auto max-w-2xl px-4 py-10">
      <ErrorPanel
        errorId={error.digest}
        actions={
          <Button variant="primary" onClick={reset}>
            {t("error.again")}
          </Button>
        }
      />
    </main>
  );
}
