"use server";

import {
  appointAcross,
  endAppointment,
  noteConflict,
} from "@/lib/affairs/property/commands/appointments";
import { closeEstate, editEstate } from "@/lib/affairs/property/commands/edit";
import { enterEstate } from "@/lib/affairs/property/commands/enter";
import { manage } from "@/lib/affairs/property/commands/manage";
import { callMeeting, proposeTopic } from "@/lib/affairs/property/commands/meetings";
import { finishPlan, planEstate } from "@/lib/affairs/property/commands/plan";
import { addSeat, closeSeat } from "@/lib/affairs/property/commands/seats";
import { raiseTopic } from "@/lib/parts/meetings/commands/topics";
import { action } from "@/lib/web/action";

export const enterPropertyEstate = action(enterEstate, { go: ({ id }) => `/property/${id}` });
export const editPropertyEstate = action(editEstate, { go: ({ id }) => `/property/${id}` });
export const closePropertyEstate = action(closeEstate);
export const managePropertyEstate = action(manage);
export const planPropertyEstate = action(planEstate);
export const finishPropertyPlan = action(finishPlan);
export const addPropertySeat = action(addSeat);
export const closePropertySeat = action(closeSeat);
export const appointAcrossBodies = action(appointAcross);
export const endCrossAppointment = action(endAppointment);
export const noteAppointmentConflict = action(noteConflict);
export const callPropertyMeeting = action(callMeeting, { go: ({ id }) => `/meetings/${id}` });
export const proposePropertyTopic = action(proposeTopic);
export const raisePropertyTopic = action(raiseTopic);
