import { verbKeys, type KeyPlace, type VerbKey } from "./desk-keys";

// The few places of the desk's page that are looked up in it: a line, the search, a verb's form.

export function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof HTMLElement)) return "page";
  if (target.closest("dialog") !== null) return "dialog";
  const box = target instanceof HTMLInputElement && target.type === "checkbox";
  if (!box && (target.isContentEditable || target.closest("input, textarea, select") !== null)) {
    return "field";
  }
  if (target.closest("[data-row]") !== null) return "row";
  return target.closest("a, button, summary, input") === null ? "page" : "control";
}

export function focusRow(id: string | null): void {
  const row = id === null ? null : document.querySelector(`[data-row="${CSS.escape(id)}"]`);
  const link = row?.querySelector("a");
  if (link === null || link === undefined) {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return;
  }
  link.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

export function focusSearch(): void {
  const search = document.querySelector<HTMLInputElement>("#main input[type=search]");
  search?.focus();
  search?.select();
}

/** Opens the form that a key stands for and puts the focus in it; false when there is none. */
export function openVerb(key: VerbKey): boolean {
  for (const verb of verbKeys[key]) {
    const form = document.querySelector(`[data-verb="${verb}"]`);
    if (form === null) continue;
    // What begins on a page of its own, as a whistle call does.
    if (form instanceof HTMLAnchorElement) {
      form.click();
      return true;
    }
    if (form instanceof HTMLDetailsElement) form.open = true;
    // What asks for nothing is done at once.
    if (form.hasAttribute("data-at-once")) {
      form.querySelector("form")?.requestSubmit();
      return true;
    }
    const field = form.querySelector<HTMLElement>(
      "input:not([type=hidden]), textarea, select, button[type=submit]",
    );
    form.scrollIntoView({ block: "nearest" });
    field?.focus();
    return true;
  }
  return false;
}
