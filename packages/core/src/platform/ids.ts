import { v7 } from 'uuid';

/**
 * A new row's id: UUID v7, each greater than the one before it in this process. Node's own are in random order within a millisecond, and so
 * would be the events of one transaction in their list and chain.
 */
export const newId = (): string => v7();
