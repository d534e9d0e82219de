"use client";

import { useCallback, useRef } from "react";
import { fieldId } from "@/components/ui/field";

// The server keeps no more than this either (lib/platform/files/photo.ts), so nothing is lost.
const largeSide = 1920;
const smallEnough = 400 * 1024;

/**
 * Photos of one form. Before they leave the phone they are made as small as the server would make
 * them, because signals are weak; after a refusal they are put back into their field, which the
 * browser has emptied.
 */
export function usePhotos(field: string, form?: string) {
  const sent = useRef<readonly File[]>([]);

  const prepare = useCallback(
    async (data: FormData) => {
      const small = await smallPhotos(photosIn(data, field));
      data.delete(field);
      small.forEach((file) => data.append(field, file));
      sent.current = small;
    },
    [field],
  );

  /** Puts back what was sent, or what is given. */
  const restore = useCallback(
    (given?: readonly File[]) => {
      const files = given ?? sent.current;
      const input = document.getElementById(fieldId(field, form));
      if (!(input instanceof HTMLInputElement) || files.length === 0) return;
      const transfer = new DataTransfer();
      files.forEach((file) => {
        done.set(file, Promise.resolve(file));
        transfer.items.add(file);
      });
      input.files = transfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    },
    [field, form],
  );

  return { prepare, restore };
}

export function photosIn(data: FormData, field: string): File[] {
  return data.getAll(field).filter(isFile);
}

/** The photos as they leave the phone; one that was made small before is not worked on again. */
export function smallPhotos(files: readonly File[]): Promise<File[]> {
  return Promise.all(
    files.map((file) => {
      const known = done.get(file) ?? shrink(file);
      done.set(file, known);
      return known;
    }),
  );
}

const done = new WeakMap<File, Promise<File>>();

function isFile(value: FormDataEntryValue): value is File {
  return typeof value !== "string" && value.size > 0;
}
/** Any trouble, such as a format that this browser cannot read, leaves the file as it is. */
async function shrink(file: File): Promise<File> {
  if (file.size <= smallEnough || !file.type.startsWith("image/")) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const factor = Math.min(1, largeSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * factor);
    canvas.height = Math.round(picture.height * factor);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, "image/jpeg", 0.82),
    );
    if (blob === null || blob.size >= file.size) return file;
    return new File([blob], `${file.name.replace(/\.\w+$/, "")}.jpg`, { type: "image/jpeg" });
  } catch {
    return file;
  }
}
