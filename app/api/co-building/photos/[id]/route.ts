import { z } from "zod";
import { projectPhotoFile } from "@/lib/affairs/co-building/queries/photos";
import { coBuildingReaders } from "@/lib/affairs/co-building/rules/rights";
import { photoResponse } from "@/lib/web/photo-response";
import { missing, route } from "@/lib/web/route";

/** A photo of a project, for everybody who reads the project; one that was taken down is none. */
export const GET = route([...coBuildingReaders, "liaison"], async (scope, request, params) => {
  const id = z.uuid().safeParse(params["id"]);
  const key = id.success ? await projectPhotoFile(scope, id.data) : null;
  return key === null || !id.success ? missing() : photoResponse(request, id.data, key);
});
