import Link from "next/link";
import type { Suggestion } from "@/lib/affairs/co-building/queries/detail";
import { Card } from "../ui/card";
import { whenOf } from "./lines";
import { tco } from "./text";

/** What would fit, each with its reason in one line. Nothing is matched by itself. */
export function Suggestions({
  title,
  suggestions,
  hrefOf,
}: {
  title: string;
  suggestions: readonly Suggestion[];
  hrefOf: (id: string) => string;
}) {
  return (
    <Card flush title={title} note={tco("match.note")}>
      {suggestions.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{tco("match.none")}</p>
      ) : (
        <ul className="divide-y">
          {suggestions.map((one) => (
            <li key={one.id} className="grid gap-0.5 px-4 py-2.5">
              <Link
                href={hrefOf(one.id)}
                prefetch={false}
                className="inline-flex min-h-6 items-center font-semibold text-action hover:underline"
              >
                {one.title}
              </Link>
              <p className="text-sm">{one.organization}</p>
              <p className="text-sm text-ink-soft">{reasonOf(one)}</p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function reasonOf({ distance, words, when }: Suggestion): string {
  return [
    tco("match.kind"),
    tco(`match.${distance}`),
    "available" in when ? when.available : whenOf(when.from, when.until),
    ...(words.length === 0 ? [] : [tco("match.words", { words: words.join(tco("comma")) })]),
  ].join(tco("comma"));
}
