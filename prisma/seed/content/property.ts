import texts from "./data/property.json" with { type: "json" };

/** The estates of the example communities, and what their three sides talk about. */
export const propertyTexts = texts;
