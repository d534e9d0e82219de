/** A licensed provider's tiles; its approval number and mark are part of the attribution. */
export interface TileSource {
  url: string;
  attribution: string;
}
