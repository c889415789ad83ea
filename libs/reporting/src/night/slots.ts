/** The job that makes a report; a slot is the instant at which its cron line came. */
export function reportJob(reportId: string): string {
  return `report:${reportId}`;
}

/** The job that prepares a project's day; a slot is the day that begins, YYYY-MM-DD. */
export const nightJob = 'night';

/** The job that a project's ready-made report was offered with; it has one slot. */
export const offerJob = 'nightly-overview';
