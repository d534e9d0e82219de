/** What a member can offer; a choice of its own, never asked of anybody (DOMAIN §4.1). */
export const skills = [
  "policy",
  "law",
  "mediation",
  "health",
  "teaching",
  "repair",
  "culture",
  "counselling",
  "care",
  "emergency",
  "digital",
] as const;

/** When; outside of working hours too (DOMAIN §4.1). */
export const times = [
  "weekday",
  "weekday_evening",
  "weekend",
  "weekend_evening",
  "holiday",
] as const;

/** 豁免: a category only, never a diagnosis (DOMAIN §4.3). */
export const exemptReasons = ["sick", "aged", "pregnant", "posted_away", "secret_post"] as const;

/** Why a check-in ends, as the community enters it. */
export const endReasons = ["moved", "left_unit", "withdrawn", "deceased"] as const;

/** 单位类别. */
export const unitKinds = [
  "government",
  "institution",
  "state_enterprise",
  "school",
  "hospital",
  "new_sector",
  "military",
  "other",
] as const;

export const unitEndReasons = ["moved", "closed", "duplicate"] as const;
