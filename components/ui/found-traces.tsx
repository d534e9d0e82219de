import { Button } from "./button";
import { Notice } from "./notice";

/**
 * What in a text might tell who somebody is, each piece a button that leads to its place. Nothing is
 * changed before somebody asks for it.
 */
export function FoundTraces({
  traces,
  title,
  show,
  remove,
  fieldId,
  onRemove,
}: {
  traces: readonly { at: number; text: string; kind: string }[];
  title: string;
  /** What a press on a piece does, and what the button for all of them. */
  show: string;
  remove: string;
  /** The field that the text stands in. */
  fieldId: string;
  onRemove: () => void;
}) {
  if (traces.length === 0) return null;
  return (
    <Notice
      tone="warn"
      live
      title={title}
      actions={
        <Button size="sm" onClick={onRemove}>
          {remove}
        </Button>
      }
    >
      <ul className="mt-1 flex flex-wrap gap-1.5">
        {traces.map(({ at, text, kind }) => (
          <li key={`${String(at)}:${text}`}>
            <button
              type="button"
              onClick={() => select(fieldId, at, text.length)}
              title={show}
              className="rounded-sm border border-warn-line bg-surface px-1.5 py-0.5 text-sm hover:border-warn"
            >
              <span className="mr-1 text-xs text-warn">{kind}</span>
              <mark className="bg-warn-soft font-semibold text-ink">{text}</mark>
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function select(id: string, at: number, length: number): void {
  const field = document.getElementById(id);
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
  field.focus();
  field.setSelectionRange(at, at + length);
}
