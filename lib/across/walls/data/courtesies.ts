/** What is asked out of politeness or in anger, or told to one person, and is not the matter. */
export const courtesies =
  /[^，,。；;！!]*(?:告知|答复|回访|回复)了?(?:诉求人|居民|当事人)[^。；;！!]*[。；;！!]?|(?:您好|你好)[，,。！!]?|(?:谢谢|感谢)[^，,。；;！!]{0,6}[。！!]?|[，,；;]?\s*请?(?:尽快|赶紧|赶快|抓紧)[^，,。；;！!]{0,4}(?=[，,。；;！!]|$)/gu;

/** The one who speaks becomes somebody who lives there. */
export const speakers = [
  [/诉求人|投诉人|反映人/gu, "居民"],
  [/我们?家/gu, "居民家"],
  [/我们|本人|我(?=[^行])/gu, "居民"],
] as const;
