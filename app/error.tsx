"use client";

import { FaultPage } from "./_fault/fault-page";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** The digest is the number under which the server's log has the fault. */
export default function PageError({ error, reset }: Props) {
  return <FaultPage id={error.digest} onAgain={reset} />;
}
