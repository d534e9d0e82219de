"use server";

import {
  gatherOpinions,
  liftCase,
  openCase,
  passCheck,
  planMeasures,
  sendBackCase,
} from "@/lib/ground/party/commands/cases";
import { closeParty } from "@/lib/ground/party/commands/close";
import { countParty } from "@/lib/ground/party/commands/count";
import { editParty } from "@/lib/ground/party/commands/edit";
import { enterDues, recordLife, strikeRecord } from "@/lib/ground/party/commands/life";
import { setUpParty } from "@/lib/ground/party/commands/set-up";
import { elect, extendTerm } from "@/lib/ground/party/commands/terms";
import { endBranch, nameBranch } from "@/lib/affairs/topics/commands/branches";
import { action } from "@/lib/web/action";

const toIt = { go: ({ id }: { id: string }) => `/party/${id}` };

export const setUpPartyOrganization = action(setUpParty, toIt);
export const editPartyOrganization = action(editParty, toIt);
export const closePartyOrganization = action(closeParty);
export const countPartyMembers = action(countParty);
export const electInParty = action(elect);
export const extendPartyTerm = action(extendTerm);
export const recordPartyLife = action(recordLife);
export const strikePartyRecord = action(strikeRecord);
export const enterPartyDues = action(enterDues);
export const openPartyCase = action(openCase);
export const gatherPartyOpinions = action(gatherOpinions);
export const planPartyMeasures = action(planMeasures);
export const checkPartyCase = action(passCheck);
export const sendBackPartyCase = action(sendBackCase);
export const liftPartyCase = action(liftCase);
export const namePartyTopic = action(nameBranch);
export const endPartyTopic = action(endBranch);
