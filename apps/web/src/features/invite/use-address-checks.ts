import type { InviteOutput, InviteResult } from '@gatehouse/core/invitations/contract';
import { maxEmailsPerCheck } from '@gatehouse/core/invitations/vocabulary';
import { useEffect, useState } from 'react';
import { askingOnce, type Checked } from './address-checks.ts';
import type { Address } from './address-list.ts';

/** Milliseconds. Long enough that typing does not trigger a look-up at each letter. */
const pause = 300;
const nothing: Checked = new Map();

/**
 * Looks each finished entry up before it is sent: members and invitees are marked and left out of the count. Only the own organisation is
 * looked at, and unknown ones count as good.
 */
export function useAddressChecks(
  addresses: readonly Address[],
  opened: boolean,
  check: (emails: string[]) => Promise<InviteOutput>,
): Checked {
  const [checked, setChecked] = useState(nothing);
  const [ask, setAsk] = useState<ReturnType<typeof askingOnce> | null>(null);

  // A dialog opened again looks up again: a person may have joined meanwhile.
  useEffect(() => {
    if (!opened) return;
    setChecked(nothing);
    const onFound = (results: readonly InviteResult[]) =>
      setChecked((now) => new Map([...now, ...results.map((result) => [result.email, result] as const)]));
    setAsk(() => askingOnce({ check, most: maxEmailsPerCheck, onFound }));
    // oxlint-disable-next-line react/exhaustive-deps -- the calls of one dialog do not change while it is open
  }, [opened]);

  const keys = addresses.filter(({ valid }) => valid).map(({ key }) => key);
  const list = keys.join('\n');
  useEffect(() => {
    if (ask === null || list === '') return undefined;
    const timer = setTimeout(() => void ask(list.split('\n')), pause);
    return () => clearTimeout(timer);
  }, [ask, list]);
  return checked;
}

export type Mark = 'not_an_address' | 'not_possible' | 'already_member' | 'already_invited';

/** Why an entry is not sent; null for good ones, as far as is known. */
export function checkResultOf({ key, valid }: Address, checked: Checked): Mark | null {
  if (!valid) return 'not_an_address';
  const outcome = checked.get(key)?.outcome;
  if (outcome === undefined || outcome === 'invited') return null;
  return outcome === 'invalid' ? 'not_possible' : outcome;
}
