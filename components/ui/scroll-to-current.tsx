"use client";

import { useEffect, useRef } from "react";

/** Where the tabs do not fit beside each other, the one that is shown is scrolled into sight. */
export function ScrollToCurrent() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const row = mark.current?.parentElement;
    const current = row?.querySelector('[aria-current="page"]');
    if (!row || !(current instanceof HTMLElement) || row.scrollWidth <= row.clientWidth) return;
    row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
  });
  return <span ref={mark} hidden />;
}
