import type { PhotoShown, ProjectDetail } from "@/lib/affairs/co-building/queries/project";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { PhotoStrip } from "../photos/photo-strip";
import { projectPhotoUrls } from "../photos/photo-urls";
import { Card } from "../ui/card";
import { TimeText } from "../ui/time-text";
import { HidePhoto } from "./photo-verbs";
import { tco } from "./text";

/** Photos of what was done, as each side has put them there. Without any there is nothing to see: nobody has to. */
export function ProjectPhotos({ project, hide }: { project: ProjectDetail; hide: FormAction }) {
  const { photos } = project;
  if (photos.length === 0) return null;
  return (
    <Card flush title={tco("photos.title")}>
      <ul className="divide-y">
        {together(photos).map((some) => (
          <li key={some.key} className="grid gap-2 px-4 py-3">
            <p className="text-sm text-ink-soft">
              <span className="font-semibold text-ink">{some.organization}</span> {some.by}{" "}
              <TimeText at={some.at} />
            </p>
            <PhotoStrip
              counted={false}
              photos={some.photos.map(({ id, mayHide, n }) => ({
                id,
                ...projectPhotoUrls(id),
                phase: "other",
                caption: tco("photos.caption", { n, organization: some.organization }),
                below: mayHide ? (
                  <HidePhoto id={id} n={n} send={{ action: hide, startKey: newId() }} />
                ) : undefined,
              }))}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What one person has put there at one time, numbered through the project. */
function together(photos: readonly PhotoShown[]) {
  const numbered = photos.map((photo, at) => ({
    ...photo,
    n: at + 1,
    key: `${photo.at} ${photo.organization} ${photo.by}`,
  }));
  return [...new Map(numbered.map((photo) => [photo.key, photo])).values()].map(
    ({ key, organization, by, at }) => ({
      key,
      organization,
      by,
      at,
      photos: numbered.filter((photo) => photo.key === key),
    }),
  );
}
