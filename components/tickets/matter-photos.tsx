import type { PhotoRow } from "@/lib/affairs/tickets/queries/matter";
import { PhotoStrip } from "./photo-strip";
import { photoUrls } from "./photo-urls";

export function MatterPhotos({
  title,
  photos,
}: {
  title?: string | undefined;
  photos: readonly PhotoRow[];
}) {
  if (photos.length === 0) return null;
  return (
    <div>
      {title === undefined ? null : <p className="mb-1.5 text-sm text-ink-faint">{title}</p>}
      <PhotoStrip
        photos={photos.map(({ id, purpose }) => ({
          id,
          ...photoUrls(id),
          phase: purpose === "before" || purpose === "after" ? purpose : "other",
        }))}
      />
    </div>
  );
}
