import { IconLink } from '@tabler/icons-react';
import { expect, test } from 'vitest';
import { sharedReason } from './act.ts';

const blockedBy = (...reasons: readonly (string | null)[]) =>
  reasons.map((blocked, at) => ({
    key: String(at),
    label: '',
    icon: IconLink,
    blocked,
    run: () => undefined,
  }));

test('a reason is shared when it blocks more than one act', () => {
  expect(sharedReason(blockedBy(null, 'last', null, 'last'))).toBe('last');
  expect(sharedReason(blockedBy('closed', 'last', 'closed', 'last'))).toBe('closed');
});

test('a reason of only one act, or none, is not shared', () => {
  expect(sharedReason(blockedBy('last', null, null))).toBeNull();
  expect(sharedReason([])).toBeNull();
});
