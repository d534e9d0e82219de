/** The closed list of ways in which a command can say no. The screen decides what to do by the code. */
export const refusalCodes = [
  "invalid",
  "forbidden",
  "not-found",
  "wrong-status",
  "conflict",
  "too-late",
  "limit",
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** The limit of a text or number, so that the advice beside the field can name it; and what a text is over it. */
export interface Limit {
  readonly limit: number;
  readonly over?: number;
}

/** Who changed last what the refused one wanted to change; null = somebody who is not named. */
export interface Change {
  readonly by: string | null;
  /** By the same duty, in another window or a moment before. */
  readonly own: boolean;
  readonly at: number;
  readonly now: number;
  readonly timeZone: string;
}

export type RefusalDetails = {
  /** Form field → message key. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The limit that was passed, by form field. */
  readonly limits?: Readonly<Record<string, Limit>>;
  /** What the message says with numbers and names, by placeholder. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** The subject that was met, where it is not the `id` of the form. */
  readonly about?: string | undefined;
  readonly change?: Change;
  readonly cause?: unknown;
};

/**
 * An expected no. It carries message keys and never a sentence: the words belong to the messages
 * of the word that refuses. Anything else that is thrown is a fault and its text is never shown.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly reason: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string | number>>;
  readonly limits: Readonly<Record<string, Limit>>;
  readonly about: string | null;
  readonly change: Change | null;

  /** @param reason message key of the sentence that explains this refusal */
  constructor(code: RefusalCode, reason: string, details: RefusalDetails = {}) {
    super(`${code}: ${reason}`, "cause" in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.reason = reason;
    this.fields = details.fields ?? {};
    this.values = details.values ?? {};
    this.limits = details.limits ?? {};
    this.about = details.about ?? null;
    this.change = details.change ?? null;
  }

  /** The same no, with who was faster. */
  after(change: Change): Refusal {
    const { fields, values, limits } = this;
    return new Refusal(this.code, this.reason, { fields, values, limits, change, cause: this });
  }
}
