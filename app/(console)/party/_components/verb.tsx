import type { PartyDetail } from "@/lib/ground/party/queries/detail";
import { newId } from "@/lib/platform/core/id";
import {
  closePartyOrganization,
  countPartyMembers,
  electInParty,
  extendPartyTerm,
} from "../actions";
import { PartyVerb, type PartyVerbName } from "./party-verb";

const actions = {
  count: countPartyMembers,
  elect: electInParty,
  extend: extendPartyTerm,
  close: closePartyOrganization,
};

/** A verb of an organization, with its action and a fresh key. */
export function Verb({
  verb,
  party: { id, version, name, today, kind },
  main = false,
}: {
  verb: PartyVerbName;
  party: PartyDetail;
  main?: boolean;
}) {
  return (
    <PartyVerb
      verb={verb}
      about={{ id, version, name, today, household: kind === "household" }}
      send={{ action: actions[verb], startKey: newId() }}
      main={main}
    />
  );
}
