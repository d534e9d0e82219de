import texts from "./data/meetings.json" with { type: "json" };

/** What the councils of the example districts talk about. */
export const meetingTexts = texts;
