import "server-only";
import { openPhoto } from "@/lib/platform/files/photo";
import { missing } from "./route";

/** The bytes of a photo for people who are signed in, small where the address asks for it. */
export function photoResponse(request: Request, id: string, key: string) {
  const small = new URL(request.url).searchParams.get("small") === "1";
  return async (): Promise<Response> => {
    const bytes = await openPhoto(key, small);
    if (bytes === null) return missing();
    return new Response(bytes, {
      headers: {
        "Content-Type": "image/jpeg",
        "Content-Disposition": `inline; filename="${id.slice(-8)}.jpg"`,
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        // A file never changes under its id, but the right to see it may end.
        "Cache-Control": "private, max-age=300",
      },
    });
  };
}
