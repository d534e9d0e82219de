import { hasEnded, type Stage } from "@/lib/across/walls/rules/stages";
import { w3cTime } from "@/lib/platform/core/time-zone";

/** What the spec tells of a request, in its order. */
export interface RequestFacts {
  id: string;
  status: "open" | "closed";
  notes: string | null;
  service: { code: string; name: string };
  title: string | null;
  description: string | null;
  agency: string | null;
  requestedAt: Date;
  updatedAt: Date;
  expectedAt: Date | null;
  address: string | null;
  mediaUrl: string | null;
}

export function requestOf(facts: RequestFacts, zone: string) {
  const time = (at: Date | null) => (at === null ? null : w3cTime(at.getTime(), zone));
  return {
    service_request_id: facts.id,
    status: facts.status,
    status_notes: facts.notes,
    service_name: facts.service.name,
    service_code: facts.service.code,
    title: facts.title,
    description: facts.description,
    agency_responsible: facts.agency,
    service_notice: null,
    requested_datetime: time(facts.requestedAt),
    updated_datetime: time(facts.updatedAt),
    expected_datetime: time(facts.expectedAt),
    address: facts.address,
    address_id: null,
    zipcode: null,
    lat: null,
    long: null,
    media_url: facts.mediaUrl,
  };
}

/** Of an entry of the walls what becomes part of a request. */
interface ShownEntry {
  id: string;
  stage: Stage;
  streetName: string | null;
  communityName: string | null;
  categoryName: string;
  title: string;
  problem: string;
  measures: string;
  organizationName: string | null;
  dueAt: Date | null;
  result: string | null;
  publishedAt: Date;
  changedAt: Date;
  photos: readonly { id: string; side: string }[];
}

/**
 * An entry of the walls as a request: what visitors read there, under the names of the spec, and
 * nothing else. The place is the street and community that the wall names; no point on a map.
 * `portal` is the district's own address, without a stroke at its end.
 */
export function factsOfEntry(entry: ShownEntry, code: string, portal: string): RequestFacts {
  const ended = hasEnded(entry.stage);
  // Of a matter that has ended the photo of the result, as far as one was released.
  const photo =
    entry.photos.find(({ side }) => side === (ended ? "after" : "before")) ?? entry.photos[0];
  return {
    id: entry.id,
    status: ended ? "closed" : "open",
    notes: entry.result ?? entry.measures,
    service: { code, name: entry.categoryName },
    title: entry.title,
    description: entry.problem,
    agency: entry.organizationName,
    requestedAt: entry.publishedAt,
    updatedAt: entry.changedAt,
    expectedAt: entry.dueAt,
    address: [entry.streetName, entry.communityName].filter(Boolean).join(" ") || null,
    mediaUrl: photo === undefined ? null : `${portal}/walls/photo/${photo.id}`,
  };
}
