"use client";

import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { unstable_isUnrecognizedActionError as isUnknownAction } from "next/navigation";
import type { Place } from "@/lib/ground/territory/schema";
import type { FormAction } from "@/lib/platform/core/action-state";
import { readForm } from "@/lib/web/form";
import { photosIn, smallPhotos } from "../../../_leaves/photos";
import { isRouterSignal } from "../../../_leaves/use-form-action";
import { dropDraft, findDraft, keepDraft, newKey, type Draft, type Kept } from "./draft-store";
import { missingIn, refusedFor } from "./missing";
import { useOtherTabs } from "./use-other-tabs";

export const photoField = "photos[]";

/** What was pressed to be sent and has had no answer; `due` says that it has not been tried here. */
export interface Waiting extends Kept {
  due: boolean;
}

/** A page that is older than the site behind it may read itself anew, but not over and over. */
const olderThanMilliseconds = 5_000;

/**
 * What is typed stays on this device until its receipt is seen: through a reload, a crash, a closed
 * page. `leave` wraps the sending: it lays the matter down first, and without an answer the matter
 * waits (`waiting`) with the key it was sent with, so that the server tells the first number again
 * instead of taking it in twice. `turn` changes when fields should be filled anew from `found`.
 */
export function useDraft(
  district: string,
  form: RefObject<HTMLFormElement | null>,
  place: Place | null,
  action: FormAction,
) {
  const current = useRef<Draft | null>(null);
  const leaving = useRef(false);
  const here = useRef(place);
  const [found, setFound] = useState<Kept | null>(null);
  const [turn, setTurn] = useState(0);
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [note, setNote] = useState<"restored" | "lapsed" | null>(null);

  // What is saved later, when photos are small, has the place of that moment.
  useEffect(() => {
    here.current = place;
  }, [place]);

  const show = useCallback((draft: Draft | null, kept: Kept | null) => {
    current.current = draft;
    setWaiting(null);
    setFound(kept);
    setTurn((before) => before + 1);
  }, []);

  const tellOthers = useOtherTabs(
    `report-${district}`,
    useCallback(
      (key) => {
        if (current.current?.key === key && !leaving.current) show(null, null);
      },
      [show],
    ),
  );

  useEffect(() => {
    let left = false;
    void findDraft(district).then(({ kept, lapsed }) => {
      if (left) return;
      if (lapsed === "unsent" || lapsed === "unsure") setNote("lapsed");
      if (kept === null) return;
      if (kept.draft.state !== "writing") {
        current.current = kept.draft;
        setWaiting({ ...kept, due: true });
        return;
      }
      // Whoever has already begun to type while the page came alive keeps that instead.
      if ((form.current?.querySelector("textarea")?.value ?? "") !== "" || !worth(kept)) return;
      // Who came by the address of a place means that place.
      const draft = { ...kept.draft, place: here.current ?? kept.draft.place };
      show(draft, { ...kept, draft });
      setNote("restored");
    });
    return () => {
      left = true;
    };
  }, [district, form, show]);

  const save = useCallback(
    (photos?: readonly File[]) => {
      if (form.current === null || leaving.current) return;
      const { key = newKey() } = current.current ?? {};
      const typed = textsOf(new FormData(form.current));
      current.current = {
        key,
        state: "writing",
        typed,
        place: here.current,
        savedAt: Date.now(),
      };
      void keepDraft(district, current.current, photos);
    },
    [district, form],
  );

  const savePhotos = useCallback(
    async (files: readonly File[]) => save(await smallPhotos(files)),
    [save],
  );

  const leave = useCallback<FormAction>(
    async (previous, data) => {
      const before = current.current;
      const unsure = before?.state === "unsure";
      const draft: Draft = {
        // Sent again it brings its key along: nothing that happened meanwhile may give it another.
        key: before?.key ?? keyIn(data),
        // A browser may be wrong about its signal, so it is tried in any case. Once it may have
        // arrived, no later try without a signal makes that untrue.
        state: navigator.onLine || unsure ? "unsure" : "unsent",
        typed: textsOf(data),
        place: before === null || before.state === "writing" ? here.current : before.place,
        savedAt: unsure ? before.savedAt : Date.now(),
      };
      const sent: Kept = { draft, photos: photosIn(data, photoField) };
      const writing: Draft = { ...draft, state: "writing" };
      data.set("idempotencyKey", draft.key);
      const missing = missingIn(data);
      if (Object.keys(missing).length > 0) {
        // It would wait for a signal only to be refused when nobody looks; and photos stay at home.
        data.delete(photoField);
        const answer = await action(previous, data).catch((error: unknown) => {
          if (isRouterSignal(error)) throw error;
          return refusedFor(missing, data, draft.key);
        });
        show(writing, sent);
        return answer;
      }
      current.current = draft;
      leaving.current = true;
      const kept = await keepDraft(district, draft, sent.photos);
      try {
        const answer = await action(previous, data);
        if (answer.state === "refused") {
          show(writing, sent);
          void keepDraft(district, writing);
        }
        return answer;
      } catch (error) {
        if (isRouterSignal(error)) throw error;
        if (!kept) {
          show(writing, sent);
          throw error;
        }
        setWaiting({ ...sent, due: false });
        if (isUnknownAction(error) && performance.now() > olderThanMilliseconds) {
          window.location.reload();
        }
        return previous;
      } finally {
        leaving.current = false;
      }
    },
    [action, district, show],
  );

  /** Back to the form; only for what has surely not left. */
  const edit = useCallback(() => {
    if (waiting?.draft.state !== "unsent") return;
    const writing: Draft = { ...waiting.draft, state: "writing" };
    show(writing, waiting);
    void keepDraft(district, writing);
  }, [district, show, waiting]);

  const forget = useCallback(() => {
    if (current.current === null) return;
    tellOthers(current.current.key);
    current.current = null;
    void dropDraft(district);
  }, [district, tellOthers]);

  const discard = useCallback(() => {
    forget();
    setNote(null);
    show(null, null);
  }, [forget, show]);

  return { found, turn, waiting, note, save, savePhotos, leave, edit, forget, discard };
}

function textsOf(data: FormData): Record<string, string> {
  const { typed } = readForm(data);
  return Object.fromEntries(
    Object.entries(typed).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string" && entry[0] !== "district",
    ),
  );
}

function keyIn(data: FormData): string {
  const key = data.get("idempotencyKey");
  return typeof key === "string" && key !== "" ? key : newKey();
}

function worth({ draft, photos }: Kept): boolean {
  const typed = Object.values(draft.typed).some((text) => text !== "");
  return typed || draft.place !== null || photos.length > 0;
}
