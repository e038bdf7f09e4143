import { expect, it } from 'vitest';
import { initials } from './initials.ts';

it.each([
  ['Bea Ruiz', 'BR'],
  ['dana', 'D'],
  ['dana.keller@acme.test', 'D'],
  ["Séamus van der O'Neill", 'SO'],
  ['🌿 Ana (she/her) Lima', 'AL'],
  ['محمد علي', 'مع'],
  ['李小龙', '李'],
  ['  ', '?'],
])('%s → %s', (name, letters) => expect(initials(name)).toBe(letters));
