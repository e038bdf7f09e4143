import { expect } from 'vitest';

export const page = {
  count: () => Promise.resolve(1),
  title: () => Promise.resolve('Clients'),
};

export const eventually = <T>(look: () => Promise<T>) => expect.poll(look);
