/** Where staff get a photo; the route shows it only to who may see its row. */
export function photoUrls(id: string): { thumbUrl: string; fullUrl: string } {
  return { thumbUrl: `/api/photos/${id}?size=small`, fullUrl: `/api/photos/${id}` };
}
