import { Refusal } from "@/lib/platform/core/refusal";

/** The report's fields under the names of the spec, for who reads what is wrong with them. */
const namesInSpec: Readonly<Record<string, string>> = {
  text: "description",
  categoryId: "service_code",
  areaId: "address_id",
  address: "address_string",
  lng: "long",
  lat: "lat",
  name: "last_name",
  phone: "phone",
  external: "external_id",
};

export function nameInSpec(field: string): string {
  return namesInSpec[field] ?? field;
}

export function missingArgument(name: string): Refusal {
  return new Refusal("invalid", "open311.missing", { values: { name } });
}
