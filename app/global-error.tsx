"use client";

import { FaultPage } from "./_fault/fault-page";
import "./globals.css";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** Takes the place of the root layout when that itself has failed. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="zh-CN">
      <body>
        <FaultPage id={error.digest} onAgain={reset} />
      </body>
    </html>
  );
}
