/** The facts this word can report. Payloads hold no names: history cannot be edited. */
export type OrganizationEvent = "organization.added" | "organization.edited" | "organization.ended";
