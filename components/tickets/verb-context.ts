import type { Colleague } from "@/lib/affairs/tickets/queries/assignment-detail";
import type {
  AreaChoice,
  CategoryChoice,
  OrganizationChoice,
} from "@/lib/affairs/tickets/queries/choices";
import type { Duration } from "@/lib/platform/core/duration";
import type { DispatchChoices } from "@/lib/affairs/tickets/queries/dispatch-choices";
import type { Suggestion } from "@/lib/affairs/tickets/queries/suggest";
import type { CardShown } from "@/lib/parts/clocks/queries/cards";
import type { CardLevel } from "@/lib/parts/clocks/rules/cards";
import type { SavedReply } from "../forms/text-field";

/** What the forms of one matter choose from; only what an allowed verb needs is there. */
export interface VerbContext {
  now: string;
  text?: string | undefined;
  /** What the resident sent; `released` = an organization has been given it. */
  photos?: readonly { id: string; released: boolean }[] | undefined;
  dispatch?: DispatchChoices | null | undefined;
  /** To whom it is nearest, the nearest first, each with the line why. */
  suggested?: Suggestion["organizations"] | undefined;
  areas?: readonly AreaChoice[] | undefined;
  categories?: readonly CategoryChoice[] | undefined;
  categoryId?: string | undefined;
  type?: string | undefined;
  organizations?: readonly OrganizationChoice[] | undefined;
  complainedId?: string | null | undefined;
  /** To whom a part can be given. */
  helpers?: readonly OrganizationChoice[] | undefined;
  /** How much more time may be asked for at most; how much was asked for. */
  extension?: Duration | undefined;
  askedDays?: number | undefined;
  /** Its time has passed, so that the reason is asked for. */
  late?: boolean | undefined;
  people?: readonly Colleague[] | undefined;
  handlerId?: string | null | undefined;
  /** What must be true before the matter may be closed, by the catalogue. */
  closing?: string | null | undefined;
  /** Photos without which a result is not taken. */
  missing?: readonly ("before" | "after")[] | undefined;
  /** The result typed before a redo or a sending back, to go on from. */
  result?: string | null | undefined;
  measures?: string | null | undefined;
  /** How and when the resident was answered, to begin with; null = nobody waits for it. */
  answer?: { how: string | null; on: string; recorded: boolean } | null | undefined;
  /** Why the result passes the organization's leader before it leaves. */
  signing?: "second" | "own" | null | undefined;
  /** What the organization said of its result, and why it is not solved. */
  outcome?: { stated: string | null; reason: string | null } | undefined;
  /** The cards of the assignment, and what may be raised by hand. */
  cards?: readonly CardShown[] | undefined;
  levels?: readonly CardLevel[] | undefined;
  /** How many tickets are linked to this one and go its way. */
  joined?: number | undefined;
  replies?: readonly SavedReply[] | undefined;
}
