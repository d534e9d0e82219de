/** Where staff get a photo; the route shows it only to who may see its row. */
export function photoUrls(id: string): { thumbUrl: string; fullUrl: string } {
  return { thumbUrl: `/api/photos/${id}?small=1`, fullUrl: `/api/photos/${id}` };
}

/** The same of a photo of a project, for staff and for the units' phones. */
export function projectPhotoUrls(id: string): { thumbUrl: string; fullUrl: string } {
  const address = `/api/co-building/photos/${id}`;
  return { thumbUrl: `${address}?small=1`, fullUrl: address };
}
