import texts from "./data/party.json" with { type: "json" };

/** How the Party organizations of the example districts are called. */
export const partyTexts = texts;
