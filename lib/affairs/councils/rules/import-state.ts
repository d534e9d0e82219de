import type { RowAdvice } from "@/lib/ground/imports/rules/advice";
import type { IsoDate } from "@/lib/platform/core/calendar-day";
import type { ImportLine } from "./import-line";
import type {
  CouncilLevel,
  HolderRole,
  HolderStatus,
  SeatKind,
  leaveReasons,
  seatFunctions,
} from "./seats";

type SeatFunction = (typeof seatFunctions)[number];

/** The organization that a row names. */
export type UnitFound =
  | { state: "open"; id: string; name: string }
  | { state: "closed"; id: string; name: string }
  | { state: "new"; name: string };

export interface KnownSeat {
  id: string;
  kind: SeatKind;
  function: SeatFunction;
  organizationId: string;
  organizationName: string;
  /** Whoever fills it, is proposed for it or has left it, in this term. */
  holders: readonly KnownHolder[];
}

/** A council as it stands, or its place where there is none. */
export interface CouncilState {
  level: CouncilLevel;
  office: { id: string; name: string } | null;
  council: {
    id: string;
    name: string;
    establishedOn: IsoDate;
    term: { id: string; number: number; startsOn: IsoDate; endsOn: IsoDate } | null;
    seats: readonly KnownSeat[];
  } | null;
}

/** A row with what was looked up for it. */
export interface FoundLine {
  line: ImportLine;
  unit: UnitFound;
  /** The phone as it is compared; null = none was given. */
  phoneKey: string | null;
}

/** A seat as it will be: one that is there, or one that is added. */
export interface PlannedSeat {
  /** Null: it is added. */
  id: string | null;
  kind: SeatKind;
  function: SeatFunction;
  unit: UnitFound;
  known: readonly KnownHolder[];
  /** Rows that put somebody new there. */
  appointed: FoundLine[];
  /** Rows that add it empty. */
  empty: FoundLine[];
  changes: HolderChange[];
}

export interface CouncilPlan {
  /** Null: the council is there. */
  setUp: {
    name: string;
    establishedOn: IsoDate;
    number: number;
    startsOn: IsoDate;
    endsOn: IsoDate;
  } | null;
  seats: readonly PlannedSeat[];
  verdicts: ReadonlyMap<number, "fresh" | "changed" | "same">;
  advice: readonly RowAdvice[];
}

type LeaveReason = (typeof leaveReasons)[number];

/** Somebody on a seat as the product knows him. */
export interface KnownHolder {
  id: string;
  version: number;
  role: HolderRole;
  name: string;
  title: string;
  status: HolderStatus;
  inForce: boolean;
  underWay: boolean;
  startsOn: IsoDate | null;
  endsOn: IsoDate | null;
  endReason: string | null;
  /** Of the appointment, and the day on which it was told to the public. */
  documentNo: string | null;
  publishedOn: IsoDate | null;
  phoneKey: string | null;
}

/** What is written about somebody who is there: as 更正, 公示 and 届中调整 by hand. */
export interface HolderChange {
  holderId: string;
  version: number;
  title?: string;
  phone?: string;
  publishedOn?: IsoDate;
  end?: { on: IsoDate; reason: LeaveReason; documentNo: string | null };
  found?: { line: ImportLine; phoneKey: string | null };
}
