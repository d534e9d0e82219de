/** Where staff get a photo; the route shows it only to who may see its row. */
export function photoUrls(id: string): { thumbUrl: string; fullUrl: string } {
  return { thumbUrl: `/api/photos/${id}?small=1`, fullUrl: `/api/photos/${id}` };
}
