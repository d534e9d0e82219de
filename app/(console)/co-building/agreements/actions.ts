"use server";

import { endAgreement, reviewAgreement } from "@/lib/affairs/co-building/commands/agreements";
import {
  addCommitment,
  dropCommitment,
  editCommitment,
  tickCommitment,
  untickCommitment,
} from "@/lib/affairs/co-building/commands/commitments";
import {
  changeAgreement,
  draftAgreement,
  renewAgreement,
} from "@/lib/affairs/co-building/commands/draft-agreement";
import { confirmAgreement, recallAgreement } from "@/lib/affairs/co-building/commands/sign";
import { action } from "@/lib/web/action";

const go = ({ id }: { id: string }) => `/co-building/agreements/${id}`;

export const draftCoAgreement = action(draftAgreement, { go });
export const changeCoAgreement = action(changeAgreement);
export const addCoCommitment = action(addCommitment);
export const editCoCommitment = action(editCommitment);
export const dropCoCommitment = action(dropCommitment);
export const tickCoCommitment = action(tickCommitment);
export const untickCoCommitment = action(untickCommitment);
export const confirmCoAgreement = action(confirmAgreement);
export const recallCoAgreement = action(recallAgreement);
export const reviewCoAgreement = action(reviewAgreement);
export const renewCoAgreement = action(renewAgreement, { go });
export const endCoAgreement = action(endAgreement);
