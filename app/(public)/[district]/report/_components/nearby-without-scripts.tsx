import type { NearbyIssue } from "@/lib/across/walls/schema";
import { t } from "../../../_leaves/text";

/** The same without scripts: the newest of the chosen place, each a link to where it is followed. */
export function NearbyWithoutScripts({
  district,
  issues,
}: {
  district: string;
  issues: readonly NearbyIssue[];
}) {
  if (issues.length === 0) return null;
  return (
    <section className="mb-8 rounded-lg border border-info-line bg-info-soft p-4">
      <h2 className="text-base text-info">{t("nearby.title")}</h2>
      <p className="text-sm">{t("nearby.hint")}</p>
      <ul className="mt-2">
        {issues.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`/${district}/walls/${id}`}
              className="text-link inline-flex min-h-11 items-center"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
