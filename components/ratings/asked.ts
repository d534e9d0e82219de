/** A question in the words of whoever asks, with its answers in their order. */
export interface Asked {
  key: string;
  label: string;
  answers: readonly { value: string; label: string }[];
}
