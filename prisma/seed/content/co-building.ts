import texts from "./data/co-building.json" with { type: "json" };

/** What the example places need, what their units give, and what they do together. */
export const coBuildingTexts = texts;
