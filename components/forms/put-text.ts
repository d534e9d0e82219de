/** Puts text where the cursor stands in a text field, as if it were typed. */
export function insertText(id: string, text: string): void {
  const field = document.getElementById(id);
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.focus();
  put(field, text, field.selectionStart, field.selectionEnd);
}

/** Another text for the whole field, as if it were typed. */
export function replaceText(id: string, text: string): void {
  const field = document.getElementById(id);
  if (field instanceof HTMLTextAreaElement) put(field, text, 0, field.value.length);
}

function put(field: HTMLTextAreaElement, text: string, from: number, to: number): void {
  field.setRangeText(text, from, to, "end");
  // Whoever listens, with React or without, is told as of a key.
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
