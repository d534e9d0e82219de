/** The credential opens nothing: unknown, ended, revoked, or a demo district outside demo mode. */
export class DoorClosed extends Error {
  override name = "DoorClosed";
}
