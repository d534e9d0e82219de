import { tt } from "./messages/text";

/** What the catalogue asks for before a matter of this kind may be closed, where one says it is done. */
export function ClosingCondition({ text }: { text: string | null | undefined }) {
  if (text === null || text === undefined || text === "") return null;
  return (
    <p className="rounded-md bg-sunken px-3 py-2 text-sm">
      <span className="mr-2 font-semibold">{tt("closing.title")}</span>
      {text}
    </p>
  );
}
