"use server";

import { enterNeed, withdrawNeed } from "@/lib/affairs/co-building/commands/needs";
import { editNeed, editProject, editResource } from "@/lib/affairs/co-building/commands/edit";
import { addPhotos, hidePhoto } from "@/lib/affairs/co-building/commands/photos";
import {
  confirmProject,
  declineProject,
  endProject,
  finishProject,
  startProject,
} from "@/lib/affairs/co-building/commands/projects";
import {
  addStep,
  doneStep,
  dropStep,
  editStep,
  undoStep,
} from "@/lib/affairs/co-building/commands/steps";
import { claimResource, planProject } from "@/lib/affairs/co-building/commands/propose";
import {
  bookTime,
  enterResource,
  closeResourceTime,
  openResourceTime,
  returnBooking,
  withdrawResource,
} from "@/lib/affairs/co-building/commands/resources";
import { setDimension } from "@/lib/affairs/co-building/commands/set-dimension";
import { action } from "@/lib/web/action";

export const enterCoNeed = action(enterNeed, { go: ({ id }) => `/co-building/needs/${id}` });
export const withdrawCoNeed = action(withdrawNeed);
export const enterCoResource = action(enterResource, {
  go: ({ id }) => `/co-building/resources/${id}`,
});
export const withdrawCoResource = action(withdrawResource);
export const openCoTime = action(openResourceTime);
export const closeCoTime = action(closeResourceTime);
export const bookCoTime = action(bookTime);
export const returnCoBooking = action(returnBooking);
export const claimCoResource = action(claimResource, {
  go: ({ id }) => `/co-building/projects/${id}`,
});
export const planCoProject = action(planProject, { go: ({ id }) => `/co-building/projects/${id}` });
export const confirmCoProject = action(confirmProject);
export const declineCoProject = action(declineProject);
export const startCoProject = action(startProject);
export const finishCoProject = action(finishProject);
export const endCoProject = action(endProject);
export const addCoStep = action(addStep);
export const editCoStep = action(editStep);
export const dropCoStep = action(dropStep);
export const doneCoStep = action(doneStep);
export const undoCoStep = action(undoStep);
export const editCoNeed = action(editNeed);
export const editCoResource = action(editResource);
export const editCoProject = action(editProject);
export const addCoPhotos = action(addPhotos);
export const hideCoPhoto = action(hidePhoto);
export const setCoDimension = action(setDimension);
