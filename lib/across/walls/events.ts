/** The facts this word can report about a ticket; the keys of their texts are `event.<name>`. */
export type WallEvent =
  "wall.published" | "wall.revised" | "wall.answered" | "wall.taken_down" | "wall.objected";
