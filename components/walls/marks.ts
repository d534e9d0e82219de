import { tv } from "./text";

/** What stands for something that was taken out. */
export const marks = {
  phone: tv("marks.phone"),
  idNumber: tv("marks.idNumber"),
  name: tv("marks.name"),
  room: tv("marks.room"),
  plate: tv("marks.plate"),
  account: tv("marks.account"),
};
