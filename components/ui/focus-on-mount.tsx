"use client";

import { useEffect, useRef, type ReactNode } from "react";

/** Takes the focus when it appears, so that what is in it is read out and seen. */
export function FocusOnMount({
  className,
  children,
}: {
  className?: string | undefined;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={className}>
      {children}
    </div>
  );
}
