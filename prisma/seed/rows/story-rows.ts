import { newId } from "@/lib/platform/core/id";
import type { Instant } from "@/lib/platform/core/time-zone";
import type { Json } from "@/lib/platform/core/json";
import { residentEvents, type TicketEvent } from "@/lib/affairs/tickets/events";
import type { Role } from "@/lib/platform/access/actor";
import type { Holder } from "./context";
import type { PhotoFile } from "./photo-files";

/** Who did something, as history names the one. */
export interface Actor {
  kind: "user" | "receipt" | "visitor" | "job";
  role: Role;
  dutyId: string | null;
  name: string;
}

export const visitor: Actor = { kind: "visitor", role: "visitor", dutyId: null, name: "居民" };
export const resident: Actor = { kind: "receipt", role: "resident", dutyId: null, name: "居民" };
export const job: Actor = { kind: "job", role: "job", dutyId: null, name: "系统" };

export function staff(role: Role, { dutyId, name }: Holder): Actor {
  return { kind: "user", role, dutyId, name };
}

/** The assignment as events, messages and photos name it. */
export interface Lead {
  id: string;
  organizationId: string;
}

/** The rows beside ticket and assignments, in the order in which they came about. */
export class StoryRows {
  readonly events: ReturnType<StoryRows["eventRow"]>[] = [];
  readonly messages: ReturnType<StoryRows["messageRow"]>[] = [];
  readonly attachments: ReturnType<StoryRows["attachmentRow"]>[] = [];
  /** How often the ticket itself has changed. */
  changes = 0;

  constructor(
    readonly tenantId: string,
    readonly ticketId: string,
    readonly path: string,
  ) {}

  event(
    name: TicketEvent,
    by: Actor,
    at: Instant,
    { lead, payload }: { lead?: Lead | undefined; payload?: Record<string, Json> } = {},
  ): void {
    this.events.push(this.eventRow(name, by, at, lead, payload));
  }

  say(by: Actor, at: Instant, audience: "resident" | "internal", body: string, lead?: Lead): void {
    this.messages.push(this.messageRow(by, at, audience, body, lead));
  }

  attach(
    photo: PhotoFile,
    at: Instant,
    purpose: "report" | "before" | "after" | "verification",
    forResident: boolean,
    lead?: { id: string; organizationId: string | null },
  ): void {
    this.attachments.push(this.attachmentRow(photo, at, purpose, forResident, lead));
  }

  private eventRow(
    name: TicketEvent,
    by: Actor,
    at: Instant,
    lead: Lead | undefined,
    payload: Record<string, Json> = {},
  ) {
    return {
      tenantId: this.tenantId,
      seq: 0,
      ticketId: this.ticketId,
      assignmentId: lead?.id ?? null,
      organizationId: lead?.organizationId ?? null,
      subjectId: name.startsWith("assignment.") && lead !== undefined ? lead.id : this.ticketId,
      path: this.path,
      name,
      forResident: residentEvents.has(name),
      actorKind: by.kind,
      actorRole: by.role,
      actorDutyId: by.dutyId,
      actorName: by.name,
      payload,
      at: new Date(at),
      requestId: "",
      hash: new Uint8Array(),
    };
  }

  private messageRow(
    by: Actor,
    at: Instant,
    audience: "resident" | "internal",
    body: string,
    lead: Lead | undefined,
  ) {
    const organization = by.role === "dept_clerk" || by.role === "dept_leader";
    return {
      tenantId: this.tenantId,
      id: newId(),
      ticketId: this.ticketId,
      assignmentId: lead?.id ?? null,
      organizationId: lead?.organizationId ?? null,
      path: this.path,
      audience,
      side: by.kind === "receipt" ? "resident" : organization ? "organization" : "area",
      authorDutyId: by.dutyId,
      authorName: by.name,
      body,
      at: new Date(at),
    };
  }

  private attachmentRow(
    photo: PhotoFile,
    at: Instant,
    purpose: string,
    forResident: boolean,
    lead: { id: string; organizationId: string | null } | undefined,
  ) {
    return {
      tenantId: this.tenantId,
      id: newId(),
      ticketId: this.ticketId,
      assignmentId: lead?.id ?? null,
      organizationId: lead?.organizationId ?? null,
      path: this.path,
      purpose,
      forResident,
      fileKey: photo.key,
      width: photo.width,
      height: photo.height,
      bytes: photo.bytes,
      at: new Date(at),
    };
  }
}
