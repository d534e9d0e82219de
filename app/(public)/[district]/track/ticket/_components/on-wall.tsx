import { t } from "../../../../_components/text";

/** Whether the own matter stands on a wall: the one who raised it hears of it first. */
export function OnWall({
  wall: { entryId, objected },
  district,
}: {
  wall: { entryId: string | null; objected: boolean };
  district: string;
}) {
  if (objected) return <p className="text-ink-soft">{t("ticket.objected")}</p>;
  if (entryId === null) return null;
  return (
    <p className="rounded-lg border px-4 py-2">
      {t("ticket.onWall")}{" "}
      <a
        href={`/${district}/walls/${entryId}`}
        className="text-link inline-flex min-h-11 items-center"
      >
        {t("ticket.onWallLink")}
      </a>
    </p>
  );
}
