import type { PhotoRow } from "@/lib/affairs/tickets/queries/matter";
import { tt } from "./messages/text";
import { PhotoStrip } from "../photos/photo-strip";
import { photoUrls } from "../photos/photo-urls";

export function MatterPhotos({
  title,
  photos,
}: {
  title?: string | undefined;
  /** `released` = an organization has been given it. */
  photos: readonly (PhotoRow & { released?: boolean })[];
}) {
  if (photos.length === 0) return null;
  return (
    <div>
      {title === undefined ? null : <p className="mb-1.5 text-sm text-ink-faint">{title}</p>}
      <PhotoStrip
        photos={photos.map(({ id, purpose, released }) => ({
          id,
          ...photoUrls(id),
          phase: purpose === "before" || purpose === "after" ? purpose : "other",
          caption: released === true ? tt("released.mark") : undefined,
        }))}
      />
    </div>
  );
}
