import { z } from "zod";
import { councilLevels, leaveReasons } from "./seats";

/** The figures of councils, each of the councils and terms of today, in the order in which they are shown. */
export const councilFigureNames = [
  "councils",
  "first_secretaries",
  "part_time",
  "replaced",
  "member_units",
] as const;
export type CouncilFigureName = (typeof councilFigureNames)[number];

/** Which rows behind which figure; words that nobody knows are left out, so that an old address still opens. */
export const figureFilter = z.object({
  figure: z.enum(councilFigureNames).catch("councils"),
  level: z.enum(councilLevels).optional().catch(undefined),
  reason: z.enum(leaveReasons).optional().catch(undefined),
  after: z
    .string()
    .regex(/^[0-9a-z.]{1,120}~[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
});
export type FigureFilter = z.infer<typeof figureFilter>;
