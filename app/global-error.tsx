"use client";

import PageError from "./error";
import "./globals.css";

/** Takes the place of the root layout when that itself has failed. */
export default function GlobalError(props: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="zh-CN">
      <body>
        <PageError {...props} />
      </body>
    </html>
  );
}
