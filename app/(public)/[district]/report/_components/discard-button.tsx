"use client";

import { Button } from "@/components/ui/button";
import { t } from "../../../_leaves/text";

/** Takes everything off this device; asked once more, because it cannot be had back. */
export function DiscardButton({ onDiscard }: { onDiscard: () => void }) {
  return (
    <Button
      variant="quiet"
      onClick={() => {
        if (window.confirm(t("draft.discardSure"))) onDiscard();
      }}
    >
      {t("draft.discard")}
    </Button>
  );
}
