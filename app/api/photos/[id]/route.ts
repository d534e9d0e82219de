import { z } from "zod";
import { photoFile } from "@/lib/parts/attachments/queries";
import { openPhoto } from "@/lib/platform/files/photo";
import { missing, route } from "@/lib/web/route";

/** A photo for the staff who may see its row. A foreign one and none at all are the same answer. */
export const GET = route("all", async (scope, request, params) => {
  const id = z.uuid().safeParse(params["id"]);
  // An administrator has no right on photos at all, not even on an empty list of them.
  if (!id.success || scope.actor.role === "system_admin") return missing();
  const key = await photoFile(scope, id.data);
  if (key === null) return missing();
  const small = new URL(request.url).searchParams.get("small") === "1";
  return async () => {
    const bytes = await openPhoto(key, small);
    if (bytes === null) return missing();
    return new Response(bytes, {
      headers: {
        "Content-Type": "image/jpeg",
        "Content-Disposition": `inline; filename="${id.data.slice(-8)}.jpg"`,
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        // A file never changes under its id, but the right to see it may end.
        "Cache-Control": "private, max-age=300",
      },
    });
  };
});
