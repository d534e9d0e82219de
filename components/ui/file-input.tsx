"use client";

import { useEffect, useRef, useState } from "react";
import { t } from "../messages/text";
import { classes } from "./classes";
import type { FieldWiring } from "./field";
import { addFiles, sizeText, type FileLimits, type FileProblem } from "./file-choice";
import { Icon } from "./icon";

/** How a native file input looks. */
export const fileClasses = classes(
  "block w-full cursor-pointer rounded-md border border-dashed border-line-strong bg-sunken p-3 text-sm text-ink-soft hover:border-action touch:text-base",
  "file:mr-3 file:h-9 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-action file:bg-surface file:px-4 file:font-semibold file:text-action touch:file:h-11",
  "aria-invalid:border-2 aria-invalid:border-bad",
);

type Wiring = Pick<FieldWiring, "id" | "name" | "required" | "aria-describedby" | "aria-invalid">;

/**
 * The native file input, which takes drops and works without scripts. With them it gathers files
 * over several choices, shows what was chosen, and lets each be taken away.
 */
export function FileInput({
  accept = "image/*",
  maxCount,
  maxMegabytes,
  capture,
  onFiles,
  ...wiring
}: Wiring &
  FileLimits & {
    accept?: string | undefined;
    /** Opens the camera at once on phones; the album is then out of reach, so use it rarely. */
    capture?: "environment" | undefined;
    /** Told whenever the choice is another one. */
    onFiles?: ((files: readonly File[]) => void) | undefined;
  }) {
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [problems, setProblems] = useState<readonly FileProblem[]>([]);

  useEffect(() => {
    const form = input.current?.form;
    const clear = () => {
      setFiles([]);
      setProblems([]);
    };
    form?.addEventListener("reset", clear);
    return () => form?.removeEventListener("reset", clear);
  }, []);

  function take(next: readonly File[]) {
    setFiles(next);
    if (input.current !== null) input.current.files = toFileList(next);
    onFiles?.(next);
  }

  function onChoose(chosen: FileList | null) {
    const result = addFiles(files, [...(chosen ?? [])], { maxCount, maxMegabytes });
    setProblems(result.problems);
    take(result.files);
  }

  return (
    <div>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={maxCount > 1}
        capture={capture}
        onChange={(event) => onChoose(event.target.files)}
        className={fileClasses}
        {...wiring}
      />
      <p className="mt-1 text-xs text-ink-faint">
        {t("files.limits", { count: maxCount, size: maxMegabytes })}
      </p>
      <div role="alert" className="text-sm font-semibold text-bad">
        {problems.map((problem) => (
          <p key={JSON.stringify(problem)} className="mt-1">
            {problemText(problem, { maxCount, maxMegabytes })}
          </p>
        ))}
      </div>
      {files.length === 0 ? null : (
        <ul aria-label={t("files.chosen")} className="mt-2 grid grid-cols-3 gap-2 sm:grid-cols-5">
          {files.map((file) => (
            <Preview
              key={`${file.name}:${file.size}:${file.lastModified}`}
              file={file}
              onRemove={() => {
                setProblems([]);
                take(files.filter((other) => other !== file));
                input.current?.focus();
              }}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function Preview({ file, onRemove }: { file: File; onRemove: () => void }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!file.type.startsWith("image/")) return;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);

  return (
    <li className="relative min-w-0 overflow-hidden rounded-md border bg-surface">
      <div className="flex aspect-square items-center justify-center bg-sunken">
        {address === undefined ? (
          <Icon name="document" size="lg" className="text-ink-faint" />
        ) : (
          <img src={address} alt="" className="size-full object-cover" />
        )}
      </div>
      <p className="truncate px-1.5 py-1 text-xs" title={file.name}>
        {file.name}
        <span className="block text-ink-faint">{sizeText(file.size)}</span>
      </p>
      <button
        type="button"
        onClick={onRemove}
        className="absolute top-1 right-1 inline-flex size-8 items-center justify-center rounded-full border border-line-strong bg-surface text-ink hover:bg-bad hover:text-white"
      >
        <Icon name="close" size="sm" title={t("files.remove", { name: file.name })} />
      </button>
    </li>
  );
}

function problemText(problem: FileProblem, limits: FileLimits): string {
  switch (problem.code) {
    case "too-many":
      return t("files.tooMany", { count: limits.maxCount, left: problem.count });
    case "too-large":
      return t("files.tooLarge", { name: problem.name, size: limits.maxMegabytes });
    case "twice":
      return t("files.twice", { name: problem.name });
  }
}

function toFileList(files: readonly File[]): FileList {
  const transfer = new DataTransfer();
  files.forEach((file) => transfer.items.add(file));
  return transfer.files;
}
