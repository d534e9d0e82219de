"use client";

import type { ReactNode } from "react";
import { Button } from "../ui/button";

/** Opens the browser's own print window. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <Button variant="primary" icon="print" onClick={() => window.print()}>
      {children}
    </Button>
  );
}
