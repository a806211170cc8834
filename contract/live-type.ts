/** The types of a live event. */
export const LIVE_TYPES = ['wire.created', 'wire.updated', 'wire.deleted'] as const;
export type LiveType = (typeof LIVE_TYPES)[number];
