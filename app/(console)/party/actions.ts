"use server";

import { closeParty } from "@/lib/ground/party/commands/close";
import { countParty } from "@/lib/ground/party/commands/count";
import { editParty } from "@/lib/ground/party/commands/edit";
import { setUpParty } from "@/lib/ground/party/commands/set-up";
import { elect, extendTerm } from "@/lib/ground/party/commands/terms";
import { action } from "@/lib/web/action";

const toIt = { go: ({ id }: { id: string }) => `/party/${id}` };

export const setUpPartyOrganization = action(setUpParty, toIt);
export const editPartyOrganization = action(editParty, toIt);
export const closePartyOrganization = action(closeParty);
export const countPartyMembers = action(countParty);
export const electInParty = action(elect);
export const extendPartyTerm = action(extendTerm);
