/**
 * 无人管小区 (DOMAIN §7.5, §10 row 2.19): that nobody manages an estate any more is told to its street, which plans with
 * the community what is done meanwhile. Nothing else of estates is told: what is due stands in their list.
 */
export const propertyRoutes = {
  "property.entered": "estateUnmanaged",
  "property.managed": "estateUnmanaged",
} as const;

export function isPropertyFact(name: string): name is keyof typeof propertyRoutes {
  return Object.hasOwn(propertyRoutes, name);
}
