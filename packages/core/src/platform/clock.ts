/** The application's clock. Only for what people read and what is logged: deadlines are decided by the database's clock. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
