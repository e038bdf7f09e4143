/** The application's clock, for times that people read and for logs only. The database's clock decides deadlines. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
