import texts from "./data/reviews.json" with { type: "json" };

/** What streets and departments, communities and units ask each other in the example districts. */
export const reviewTexts = texts;
