import { v7 } from 'uuid';

/**
 * A new row's id: UUID v7, greater than the one before in this process. Node's own UUIDs have a random order within a millisecond, and so
 * would the events of one transaction in their list and chain.
 */
export const newId = (): string => v7();
