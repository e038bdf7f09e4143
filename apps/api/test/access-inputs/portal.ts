import type { Inputs } from './all-inputs.ts';

export const inputs: Inputs<'portal'> = {
  'portal.home': {},
  'portal.feature': { key: 'calls' },
};
