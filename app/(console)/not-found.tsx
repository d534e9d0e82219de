import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { tc } from "./_shell/text";

/** One answer for what is not there and for what is not for this duty. */
export default function ConsoleNotFound() {
  return (
    <EmptyState
      title={tc("missing")}
      icon="search"
      heading
      action={<ButtonLink href="/desk">{tc("toDesk")}</ButtonLink>}
    >
      {tc("missing.hint")}
    </EmptyState>
  );
}
