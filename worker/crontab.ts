/** What happens by the clock (UTC): minute, hour, day, month, weekday, task. */
export const CRONTAB = `
17 * * * * prune
`;
