import "server-only";
import { notFound } from "next/navigation";
import { servedDistricts } from "@/lib/ground/territory/queries";
import { oncePerRequest } from "@/lib/web/guard";

export const districts = oncePerRequest(servedDistricts);

/** The district of the address; an unknown one is a page that does not exist. */
export async function districtOf(slug: string) {
  const found = (await districts()).find((one) => one.slug === slug);
  return found ?? notFound();
}
