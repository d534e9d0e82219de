"use client";

import { useEffect, useRef, type ReactNode } from "react";

/**
 * Takes the focus when it appears, so that what is in it is read out and seen; or gives it to the one control
 * that it speaks of, where that can be typed into at once.
 */
export function FocusOnMount({
  className,
  control,
  children,
}: {
  className?: string | undefined;
  /** The id of that control. */
  control?: string | undefined;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const meant = control === undefined ? null : document.getElementById(control);
    const typed = meant?.matches("input:not([type=hidden]), select, textarea") === true;
    (typed ? meant : box.current)?.focus();
  }, [control]);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={className}>
      {children}
    </div>
  );
}
