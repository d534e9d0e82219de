"use client";

import { Button } from "../ui/button";
import { td } from "./text";

/** New matters wait until somebody wants to see them: nothing jumps under the hands. */
export function LiveNotice({ fresh, onShow }: { fresh: number; onShow: () => void }) {
  return (
    <div role="status" className="empty:hidden">
      {fresh === 0 ? null : (
        <p className="flex items-center justify-between gap-2 border-b bg-ok-soft px-3 py-1.5 text-sm">
          {td("live.fresh", { count: fresh })}
          <Button size="sm" onClick={onShow}>
            {td("live.show")}
          </Button>
        </p>
      )}
    </div>
  );
}
