import { cookies } from "next/headers";
import { Icon } from "@/components/ui/icon";
import { t } from "./text";

/** A plain link, so that it works without scripts and is not fetched ahead. */
export async function TypeSizeLink() {
  const jar = await cookies();
  const large = jar.get("type-size")?.value === "large";
  return (
    <a
      href={`/api/public/type-size?size=${large ? "normal" : "large"}`}
      className="inline-flex min-h-11 items-center gap-1.5 rounded-md border border-line-strong px-3 text-sm hover:border-action hover:text-action"
    >
      <Icon name={large ? "dash" : "plus"} size="sm" />
      {t(large ? "portal.normal" : "portal.large")}
    </a>
  );
}
