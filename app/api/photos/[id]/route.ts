import { z } from "zod";
import { photoFile } from "@/lib/parts/attachments/queries";
import { photoResponse } from "@/lib/web/photo-response";
import { missing, route } from "@/lib/web/route";

/** A photo for the staff who may see its row. A foreign one and none at all are the same answer. */
export const GET = route("all", async (scope, request, params) => {
  const id = z.uuid().safeParse(params["id"]);
  // An administrator has no right on photos at all, not even on an empty list of them.
  if (!id.success || scope.actor.role === "system_admin") return missing();
  const key = await photoFile(scope, id.data);
  return key === null ? missing() : photoResponse(request, id.data, key);
});
