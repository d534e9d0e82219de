import { publicPhoto } from "@/lib/across/walls/queries/public";
import { id as photoId } from "@/lib/platform/core/form-fields";
import { openPhoto } from "@/lib/platform/files/photo";
import { missing, publicRoute } from "@/lib/web/route";

/** A photo that an editor has released. Asked anew each time: what is taken down is gone at once. */
export const GET = publicRoute(async (scope, request, params) => {
  const id = photoId.safeParse(params["id"]);
  const key = id.success ? await publicPhoto(scope, id.data) : null;
  if (key === null || !id.success) return missing();
  const small = new URL(request.url).searchParams.get("size") === "small";
  const tag = `"${id.data}${small ? "s" : ""}"`;
  const headers = { ETag: tag, "Cache-Control": "no-cache" };
  if (request.headers.get("if-none-match") === tag) {
    return new Response(null, { status: 304, headers });
  }
  return async () => {
    const bytes = await openPhoto(key, small);
    if (bytes === null) return missing();
    return new Response(bytes, {
      headers: {
        ...headers,
        "Content-Type": "image/jpeg",
        "Content-Disposition": "inline",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
      },
    });
  };
});
