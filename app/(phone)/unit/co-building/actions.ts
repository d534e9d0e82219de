"use server";

import { enterNeed, withdrawNeed } from "@/lib/affairs/co-building/commands/needs";
import { editNeed, editProject, editResource } from "@/lib/affairs/co-building/commands/edit";
import { addPhotos, hidePhoto } from "@/lib/affairs/co-building/commands/photos";
import {
  confirmProject,
  declineProject,
  endProject,
} from "@/lib/affairs/co-building/commands/projects";
import { doneStep, undoStep } from "@/lib/affairs/co-building/commands/steps";
import { claimNeed } from "@/lib/affairs/co-building/commands/propose";
import {
  bookTime,
  enterResource,
  closeResourceTime,
  openResourceTime,
  returnBooking,
  withdrawResource,
} from "@/lib/affairs/co-building/commands/resources";
import { action } from "@/lib/web/action";

export const enterUnitNeed = action(enterNeed, {
  go: ({ id }) => `/unit/co-building/needs/${id}`,
});
export const withdrawUnitNeed = action(withdrawNeed);
export const enterUnitResource = action(enterResource, {
  go: ({ id }) => `/unit/co-building/resources/${id}`,
});
export const withdrawUnitResource = action(withdrawResource);
export const openUnitTime = action(openResourceTime);
export const closeUnitTime = action(closeResourceTime);
export const bookUnitTime = action(bookTime);
export const returnUnitBooking = action(returnBooking);
export const claimUnitNeed = action(claimNeed, {
  go: ({ id }) => `/unit/co-building/projects/${id}`,
});
export const confirmUnitProject = action(confirmProject);
export const declineUnitProject = action(declineProject);
export const doneUnitStep = action(doneStep);
export const undoUnitStep = action(undoStep);
export const editUnitNeed = action(editNeed);
export const editUnitResource = action(editResource);
export const editUnitProject = action(editProject);
export const endUnitProject = action(endProject);
export const addUnitPhotos = action(addPhotos);
export const hideUnitPhoto = action(hidePhoto);
