/** What leaves the house. The id stays the same however often it is sent. */
export interface OutboundMessage {
  messageId: string;
  to: string;
  subject: string;
  text: string;
}

/** It did not go through; `code` says why and names nobody. */
export class NotSent extends Error {
  override name = "NotSent";
  constructor(
    readonly code: string,
    cause?: unknown,
  ) {
    super(code, { cause });
  }
}

/** How long the other side may take, in milliseconds. A claim outlives a whole batch of these. */
export const patience = 10_000;
