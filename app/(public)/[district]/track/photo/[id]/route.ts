import { photoOfReceipt } from "@/lib/affairs/tickets/queries/public";
import { id as photoId } from "@/lib/platform/core/form-fields";
import { openPhoto } from "@/lib/platform/files/photo";
import { missing, receiptRoute } from "@/lib/web/route";

/** A photo of the ticket that the receipt opens: the resident's own, or one of the result. */
export const GET = receiptRoute(async (scope, request, params) => {
  const id = photoId.safeParse(params["id"]);
  const key = id.success ? await photoOfReceipt(scope, id.data) : null;
  if (key === null) return missing();
  const small = new URL(request.url).searchParams.get("size") === "small";
  return async () => {
    const bytes = await openPhoto(key, small);
    if (bytes === null) return missing();
    return new Response(bytes, {
      headers: {
        "Content-Type": "image/jpeg",
        "Cache-Control": "private, max-age=600",
        "Content-Disposition": "inline",
      },
    });
  };
});
