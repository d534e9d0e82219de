"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import words from "@/lib/ground/settings/messages/zh-CN.json";
import type { CalendarPage } from "@/lib/ground/settings/schema";
import { messages } from "@/lib/platform/i18n/messages";
import type { Season } from "@/lib/platform/core/work-calendar";
import { FromField, NoteField } from "../../_components/version-fields";
import { ActionForm, type FormAction } from "../../../_components/action-form";
import { SeasonFields } from "./season-fields";

const t = messages(words);

const seasonsMax = 6;

/** Working hours through the year, in parts of their own hours. */
export function SeasonsForm({
  page,
  idempotencyKey,
  action,
}: {
  page: CalendarPage;
  idempotencyKey: string;
  action: FormAction;
}) {
  const [seasons, setSeasons] = useState(page.seasons);
  const replace = (at: number, season: Season) => {
    setSeasons((all) => all.map((one, index) => (index === at ? season : one)));
  };
  return (
    <ActionForm
      name="seasons"
      action={action}
      idempotencyKey={idempotencyKey}
      hidden={{ seasons: JSON.stringify(seasons), version: String(page.versions.seasons) }}
      submit={t("settings.calendar.saveSeasons")}
      doneText={t("settings.calendar.savedSeasons")}
    >
      {(tools) => (
        <>
          {page.plannedSeasons.length === 0 ? null : (
            <Notice>
              {t("settings.calendar.plannedSeasons", { days: page.plannedSeasons.join(" ") })}
            </Notice>
          )}
          {tools.error("seasons") === undefined ? null : (
            <p id="seasons-seasons" className="text-sm font-semibold text-bad">
              {tools.error("seasons")}
            </p>
          )}
          {seasons.map((season, at) => (
            <SeasonFields
              // A season has no name; its place in the list is what it is.
              key={`season-${String(at)}`}
              n={at + 1}
              season={season}
              onChange={(next) => {
                replace(at, next);
              }}
              onRemove={
                seasons.length === 1
                  ? undefined
                  : () => {
                      setSeasons((all) => all.filter((_one, index) => index !== at));
                    }
              }
            />
          ))}
          {seasons.length >= seasonsMax ? null : (
            <div>
              <Button
                size="sm"
                icon="plus"
                onClick={() => {
                  setSeasons((all) => [...all, { ...emptySeason }]);
                }}
              >
                {t("settings.calendar.addSeason")}
              </Button>
            </div>
          )}
          <FromField tools={tools} today={page.today} />
          <NoteField tools={tools} />
        </>
      )}
    </ActionForm>
  );
}

const emptySeason: Season = {
  fromMonthDay: "",
  toMonthDay: "",
  windows: [
    { from: "09:00", to: "12:00" },
    { from: "14:00", to: "18:00" },
  ],
};
