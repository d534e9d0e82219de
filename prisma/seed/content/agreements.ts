import texts from "./data/agreements.json" with { type: "json" };

/** What the example places and their units have promised each other. */
export const agreementTexts = texts;
