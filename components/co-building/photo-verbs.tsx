"use client";

import { FormDialog, type Send } from "../forms/form-dialog";
import type { Typed } from "../forms/form-state";
import { PhotoField } from "../photos/photo-field";
import { projectPhotoUrls } from "../photos/photo-urls";
import { tco } from "./text";
import { VerbDialog } from "./verb-dialog";

/** Photos of a project, with who will see them. */
export function ProjectPhotoField({
  form,
  typed,
  room,
  required = false,
}: {
  form: string;
  typed: Typed;
  /** So many photos more. */
  room: number;
  required?: boolean;
}) {
  return (
    <PhotoField
      form={form}
      typed={typed}
      name="photos[]"
      label={tco("photos.title")}
      hint={tco("photos.hint")}
      max={room}
      required={required}
    />
  );
}

/** 加照片. */
export function AddPhotos({ id, room, send }: { id: string; room: number; send: Send }) {
  const form = "photos.add";
  return (
    <VerbDialog verb={form} send={send} hidden={{ id }}>
      {(typed) => <ProjectPhotoField form={form} typed={typed} room={room} required />}
    </VerbDialog>
  );
}

/** 撤下 of one photo. */
export function HidePhoto({ id, n, send }: { id: string; n: number; send: Send }) {
  return (
    <FormDialog
      form={`hidePhoto-${id}`}
      send={send}
      hidden={{ id }}
      label={tco("photos.hide", { n })}
      submit={tco("photos.hide.submit")}
      done={tco("photos.hide.done")}
      look={{ size: "sm" }}
    >
      {() => (
        <>
          <img
            src={projectPhotoUrls(id).thumbUrl}
            alt=""
            loading="lazy"
            className="max-h-40 justify-self-start rounded-sm border bg-sunken object-contain"
          />
          <p className="text-ink-soft">{tco("photos.hide.hint")}</p>
        </>
      )}
    </FormDialog>
  );
}
