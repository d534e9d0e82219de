/** The facts this word can report. The value itself and the reason stand in the register. */
export type SettingEvent = "setting.entered";
