/** The facts that whistle calls report; who is told of which is decided in lib/across/notifications. */
export const whistleEvents = [
  "whistle.blown",
  "whistle.acknowledged",
  "whistle.refused",
  "whistle.arrived",
  "whistle.left",
  "whistle.confirmed",
  "whistle.cancelled",
  "whistle.overdue", // the time of arrival has passed and nobody was written down as there
] as const;
export type WhistleEvent = (typeof whistleEvents)[number];
