"use client";

import { useEffect, useRef, type ReactNode } from "react";

/**
 * Native details that also closes as menus do: on Escape, on a press elsewhere, and when a link
 * inside it was followed. Without scripts it still opens and closes.
 */
export function Disclosure({
  summary,
  className,
  summaryClassName,
  children,
}: {
  summary: ReactNode;
  className?: string | undefined;
  summaryClassName?: string | undefined;
  children: ReactNode;
}) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const box = details.current;
    if (box === null) return;
    const shut = () => {
      box.open = false;
    };
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.contains(event.target)) shut();
    };
    const onClick = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest("a, button") !== null) shut();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !box.open) return;
      shut();
      box.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", onPress);
    box.addEventListener("click", onClick);
    box.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", onPress);
      box.removeEventListener("click", onClick);
      box.removeEventListener("keydown", onKey);
    };
  }, []);

  return (
    <details ref={details} className={className}>
      <summary className={summaryClassName}>{summary}</summary>
      {children}
    </details>
  );
}
