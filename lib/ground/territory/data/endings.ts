/** What the same community is called after its own name, the longest first. */
export const communityEndings = [
  "社区居民委员会",
  "居民委员会",
  "村民委员会",
  "社区居委会",
  "居委会",
  "村委会",
  "居委",
  "社区",
] as const;
