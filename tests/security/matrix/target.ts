import type { World } from "@/tests/support/world";
import type { MemberState, UnitState } from "@/tests/support/members";
import type { Reported } from "./check-ins";
import type { Matter, Needs } from "./matter";
import type { ImportNeeds } from "./imports";
import type { ListNeeds } from "./member-lists";
import type { Registers } from "./registers";
import type { Service } from "./volunteering";
import type { Council } from "./council";
import type { Party } from "./party";
import type { Estate } from "./estate";
import type { AgreementState, SeededAgreement } from "@/tests/support/agreements";
import type { CoBuilding } from "./co-building";
import type { RegisterUnit } from "./register";
import type { Meeting } from "./meeting";
import type { OpinionNeeds } from "./opinion";
import type { Round, RoundState } from "./round";
import type { Topic } from "./topic";
import type { TopicBranch } from "./topic-branch";
import type { Whistle } from "./whistle";
import type { Asked } from "./request";
import type { Promised } from "./promises";

/** Where a command is tried: everything in it lies at one street of one district. */
export interface Target extends Reported {
  world: World;
  matter: Matter;
  registers: Registers;
  whistle: Whistle;
  topic: Topic;
  /** Project branches of the community, with and without the street's theme. */
  topicBranch: TopicBranch;
  /** A department's proactive action in the grid. */
  actionId: string;
  council: Council;
  /** A branch of the community. */
  party: Party;
  /** A meeting of the community's council. */
  meeting: Meeting;
  /** Two estates of the community. */
  estate: Estate;
  /** What the community and the unit need, give and do together. */
  co: CoBuilding;
  /** What they have promised each other. */
  agreement: SeededAgreement;
  /** A request for an opinion; random where the scene asks for none. */
  opinionId: string;
  /** A round of the street; random ids where the scene asks for none. */
  round: Round;
  /** Two units in the community's register. */
  registered: RegisterUnit;
  service: Service;
  promised: Promised;
  /** A community to report to, and another of the same street. */
  communityId: string;
  otherCommunityId: string;
  /** A wish or an order of the community, in the state that the scene asks for. */
  asked: Asked;
  /** What stands on the wall of the matter; random where nothing does. */
  entryId: string;
  /** What everybody may rate now, about something of the street. */
  ratingId: string;
  /** Saved reply of the one who acts, or of somebody elsewhere. */
  replyId: string;
  /** Told to the same person. */
  noticeId: string;
  handOverId: string;
  /** Who may stand in at the street's desk. */
  deputyId: string;
  /** A department that may be sent a matter, a person who may handle it. */
  departmentId: string;
  handlerId: string;
  /** A grid to report in, and another street. */
  gridId: string;
  otherStreetId: string;
  /** A spreadsheet of members, in the state that the scene asks for. */
  listId: string;
  /** A spreadsheet of councils or Party organizations, of the street. */
  importId: string;
  /** The catalogue's draft as it stands now, and a line of the duty list. */
  draftVersion: number;
  listedId: string;
  categoryId: string;
}

export interface Scene {
  /** What the matter must look like; without it the command has no matter. */
  needs?: Needs;
  /** A unit, and a member on its list, made for this scene in these states. */
  reported?: { member?: MemberState; unit?: UnitState; twin?: true };
  /** A list of members of the community or of the unit. */
  list?: ListNeeds;
  /** A spreadsheet of the street's own range. */
  import?: ImportNeeds;
  /** How a department's answer to a call stands. */
  whistle?: string;
  /** How the community's wish stands, and who has taken or was asked about it. */
  request?: { status: string; by?: "member" | "unit"; offered?: true; escalated?: true };
  /** The matter stands on the wall. */
  wall?: true;
  /** How far somebody is on the way to a seat of the community's council; or the place has none. */
  council?: string;
  /** How far the meeting of the community's council is. */
  meeting?: string;
  /** Its resolution names the unit of who fills the part-time seat. */
  ofUnit?: true;
  /** How far the rectification of the community's branch is. */
  partyCase?: string;
  /** How far their project is, and who has proposed it. */
  co?: { status: string; by: "office" | "unit" };
  /** How far their agreement is; without it the words are being written. */
  agreement?: AgreementState;
  /** Between whom an opinion is asked, and how far it is. */
  opinion?: OpinionNeeds;
  /** How far the street's round is. */
  round?: RoundState;
  /** Pledges, statements, a round and a mobile member of the community are there. */
  promised?: true;
  /** The administrator who may is the whole district's, not a street's. */
  wide?: true;
  /** Registered in the district's own area: the pool. */
  pool?: true;
  /** Names what it acts on by an id, so that "outside" means something. */
  subject:
    | "ticket"
    | "assignment"
    | "register"
    | "reply"
    | "notice"
    | "member"
    | "unit"
    | "request"
    | "place"
    | "none";
  input: (target: Target, serial: number) => Record<string, unknown>;
}
