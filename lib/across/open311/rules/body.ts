import type { Json } from "@/lib/platform/core/json";
import { xmlDocument } from "@/lib/platform/core/xml";
import type { Format } from "./formats";

/** GeoReport v2: what stands in a list is named in the singular; JSON has the list alone. */
const singulars = {
  services: "service",
  service_requests: "request",
  errors: "error",
  endpoints: "endpoint",
  formats: "format",
  attributes: "attribute",
} as const;

export type Root = "discovery" | "services" | "service_definition" | "service_requests" | "errors";

export function bodyOf(format: Format, root: Root, value: Json): string {
  return format === "json" ? JSON.stringify(value) : xmlDocument(root, value, singulars);
}
