/**
 * The fields that the two forms ask for, each with a purpose of its own that is told beside them
 * (PIPL art. 6 and 17; messages `fieldPurpose.*`). A field without one is asked for nowhere: a test
 * compares these lists with the forms.
 */
export const memberFields = ["name", "unit", "phone", "skills", "times"] as const;
export const unitFields = [
  "unitName",
  "kind",
  "partyOrg",
  "memberCount",
  "resources",
  "liaison",
  "liaisonPhone",
] as const;
