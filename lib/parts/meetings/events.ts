/** The facts that meetings report: of the meeting or the topic, with codes and ids. */
export type MeetingEvent =
  | "meeting.called"
  | "meeting.planned"
  | "meeting.notified"
  | "meeting.changed"
  | "meeting.held"
  | "meeting.resolution_added"
  | "meeting.resolution_dropped"
  | "meeting.resolved"
  | "meeting.published"
  | "meeting.reviewed"
  | "meeting.called_off"
  | "meeting.topic_proposed"
  | "meeting.topic_raised"
  | "meeting.topic_answered"
  | "meeting.topic_dropped"
  | "meeting.resolution_carried"
  | "meeting.resolution_followed";
