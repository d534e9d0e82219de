import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PublicShell } from "@/components/ui/shell/public-shell";
import { districts } from "./_components/district";
import { t } from "./_components/text";
import { TypeSizeLink } from "./_components/type-size-link";

/** The districts that this server serves, each with its two entrances. */
export default async function Entrances() {
  const all = await districts();
  return (
    <PublicShell
      district={t("site.name")}
      homeHref="/"
      nav={[{ href: "/", label: t("site.districts"), current: true }]}
      footer={[{ href: "/sign-in", label: t("site.staff") }]}
      tools={<TypeSizeLink />}
    >
      <h1 className="text-2xl">{t("site.districts")}</h1>
      <p className="mt-2 text-ink-soft">{t("site.lead")}</p>
      {all.length === 0 ? (
        <EmptyState title={t("site.none")}>{t("site.noneHint")}</EmptyState>
      ) : (
        <ul className="mt-6 grid gap-4">
          {all.map(({ slug, name, demo }) => (
            <li key={slug} className="rounded-lg border bg-surface p-4">
              <h2 className="flex items-center gap-2 text-lg">
                {name}
                {demo ? <Badge tone="warn">{t("site.demo")}</Badge> : null}
              </h2>
              <div className="mt-3 grid gap-3 sm:grid-cols-2">
                <a
                  href={`/${slug}`}
                  className="flex min-h-14 items-center justify-between gap-2 rounded-md border border-action bg-action px-4 py-2 text-white hover:bg-action-dark"
                >
                  <span>
                    <span className="block font-semibold">{t("site.resident")}</span>
                    <span className="block text-sm">{t("site.residentHint")}</span>
                  </span>
                  <Icon name="arrowRight" />
                </a>
                <a
                  href={`/sign-in?district=${slug}`}
                  className="flex min-h-14 items-center justify-between gap-2 rounded-md border border-line-strong px-4 py-2 hover:border-action hover:text-action"
                >
                  <span className="font-semibold">{t("site.staff")}</span>
                  <Icon name="arrowRight" />
                </a>
              </div>
            </li>
          ))}
        </ul>
      )}
    </PublicShell>
  );
}
