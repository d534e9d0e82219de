import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { CatalogueShown } from "@/lib/affairs/tickets/queries/catalogue";
import { tc } from "./text";

/** Every version that was published, the newest first, with why. */
export function Versions({
  published,
  inForceId,
  today,
  href,
}: {
  published: CatalogueShown["published"];
  inForceId: string | null;
  today: string;
  href: (id: string) => string;
}) {
  return (
    <Card title={tc("history")}>
      <ul className="divide-y">
        {published.map((one) => (
          <li key={one.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-1.5">
            <Link href={href(one.id)} className="text-link">
              {tc("version.name", { number: one.number })}
            </Link>
            {one.id === inForceId ? (
              <Badge tone="ok">{tc("version.inForce")}</Badge>
            ) : (
              <Badge tone={one.effectiveFrom > today ? "info" : "idle"}>
                {tc(one.effectiveFrom > today ? "version.future" : "version.past")}
              </Badge>
            )}
            <span className="text-sm tabular-nums">
              {tc("version.from", { date: one.effectiveFrom })}
            </span>
            {one.publishedName ? (
              <span className="text-sm text-ink-soft">
                {tc("version.by", { name: one.publishedName })}
              </span>
            ) : null}
            <span className="text-sm text-ink-soft">{one.note}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
