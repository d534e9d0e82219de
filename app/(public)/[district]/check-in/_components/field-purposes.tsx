import { tc } from "@/components/check-ins/text";
import type { memberFields, unitFields } from "@/lib/ground/check-ins/rules/field-purposes";

/** Field by field, what it is for: folded, because it is long and most have read it once. */
export function FieldPurposes({ fields }: { fields: typeof memberFields | typeof unitFields }) {
  return (
    <details className="mt-2 text-sm">
      <summary className="text-link cursor-pointer list-none py-1">
        {tc("fieldPurpose.title")}
      </summary>
      <ul className="mt-1 grid list-disc gap-1 pl-5 text-ink-soft">
        {fields.map((field) => (
          <li key={field}>{tc(`fieldPurpose.${field}`)}</li>
        ))}
      </ul>
    </details>
  );
}
