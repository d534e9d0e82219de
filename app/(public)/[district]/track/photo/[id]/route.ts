import { readFile } from "node:fs/promises";
import { photoOfReceipt } from "@/lib/affairs/tickets/queries/public";
import { id as photoId } from "@/lib/affairs/tickets/schema";
import { photoPath } from "@/lib/platform/files/photo";
import { missing, receiptRoute } from "@/lib/web/route";

/** A photo of the ticket that the receipt opens: the resident's own, or one of the result. */
export const GET = receiptRoute(async (scope, request, params) => {
  const id = photoId.safeParse(params["id"]);
  const key = id.success ? await photoOfReceipt(scope, id.data) : null;
  if (key === null) return missing();
  const small = new URL(request.url).searchParams.get("size") === "small";
  const bytes = await readFile(photoPath(key, small));
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "image/jpeg",
      "Cache-Control": "private, max-age=600",
      "Content-Disposition": "inline",
    },
  });
});
