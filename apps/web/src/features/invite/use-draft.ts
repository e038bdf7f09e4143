import { useCallback, useState } from 'react';
import {
  addAddresses,
  invalidOf,
  noAddresses,
  removeAddresses,
  replaceAddress,
  validOf,
  type Address,
  type Changed,
} from './address-list.ts';
import { useKeptDraft, useLeftDraft } from '../auth/drafts/use-kept-draft.ts';
import { keptAddresses } from './lost-addresses.tsx';
import { splitAddresses } from './split-addresses.ts';

interface Draft extends Changed {
  /** The text being typed that is no entry yet. */
  readonly text: string;
}

const empty: Draft = { ...noAddresses, folded: 0, text: '' };

/** The list being written. The text still being typed counts: nobody should have to press Enter before the button. */
export function useDraft(place: string) {
  const left = useLeftDraft(keptAddresses, place);
  const [draft, setDraft] = useState<Draft>(() => ({ ...empty, ...addAddresses(noAddresses, left ?? []) }));
  const withText = addAddresses(draft, splitAddresses(draft.text));

  const texts = [...withText.addresses, ...withText.rest].map(({ text }) => text);
  // Kept whenever the dialog closes without the reader's choice: the session or the right to invite ended, or Back was pressed.
  useKeptDraft(keptAddresses, texts.length > 0 ? texts : null, { subject: place, always: true });

  // The same functions on every render, so that 500 entries are not rendered again for each letter typed.
  const removeAll = useCallback(
    (gone: (address: Address) => boolean) =>
      setDraft((now) => ({ ...now, ...removeAddresses(now, gone), folded: 0 })),
    [],
  );
  const remove = useCallback((key: string) => removeAll((address) => address.key === key), [removeAll]);

  return {
    ...draft,
    valid: validOf(withText.addresses),
    invalid: invalidOf(withText.addresses),
    all: [...withText.addresses, ...withText.rest],
    setText: (text: string) => setDraft((now) => ({ ...now, text })),
    /** Makes entries of a text and of what was typed before it. */
    add: (text: string) =>
      setDraft((now) => ({ ...now, ...addAddresses(now, splitAddresses(text)), text: '' })),
    replace: (key: string, text: string) =>
      setDraft((now) => ({ ...now, ...replaceAddress(now, key, splitAddresses(text)) })),
    remove,
    removeAll,
    /** Starts again with the addresses that need correction or did not fit. */
    restart: (texts: readonly string[]) => setDraft({ ...empty, ...addAddresses(noAddresses, texts) }),
    reset: () => setDraft(empty),
  };
}

export type InviteDraft = ReturnType<typeof useDraft>;
