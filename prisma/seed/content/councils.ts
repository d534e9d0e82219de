import texts from "./data/councils.json" with { type: "json" };

/** How the councils of the example districts are called, and what their members are at home. */
export const councilTexts = texts;
