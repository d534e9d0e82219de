import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { t } from "./(public)/_components/text";

/** One answer for what is not there and for what is not for this visitor. */
export default function NotFound() {
  return (
    <main data-density="roomy" className="mx-auto max-w-2xl px-4 py-16">
      <EmptyState
        title={t("missing.title")}
        icon="search"
        heading
        action={
          <ButtonLink href="/" size="lg">
            {t("missing.home")}
          </ButtonLink>
        }
      >
        {t("missing.text")}
      </EmptyState>
    </main>
  );
}
