import texts from "./data/units.json" with { type: "json" };

/** The units of the example communities and of their street, and what reaches them. */
export const unitTexts = texts;
