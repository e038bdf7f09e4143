import { useCallback, useState } from 'react';
import {
  addAddresses,
  invalidOf,
  replaceAddress,
  validOf,
  type Added,
  type Address,
} from './address-list.ts';
import { useKeptDraft, useLeftDraft } from '../auth/drafts/use-kept-draft.ts';
import { keptAddresses } from './lost-addresses.tsx';
import { splitAddresses } from './split-addresses.ts';

interface Draft {
  readonly addresses: readonly Address[];
  /** What is being typed and is no entry yet. */
  readonly text: string;
  readonly folded: number;
  readonly leftOut: number;
}

const empty: Draft = { addresses: [], text: '', folded: 0, leftOut: 0 };

/** The list being written. What is still being typed counts: nobody should have to press Enter before the button. */
export function useDraft(place: string) {
  const left = useLeftDraft(keptAddresses, place);
  const [draft, setDraft] = useState<Draft>(() => ({
    ...empty,
    addresses: addAddresses([], left ?? []).addresses,
  }));
  const withText = addAddresses(draft.addresses, splitAddresses(draft.text));

  const texts = withText.addresses.map(({ text }) => text);
  // Kept on every unasked end of the dialog: the session's, the right's to invite, the Back button's.
  useKeptDraft(keptAddresses, texts.length > 0 ? texts : null, { subject: place, always: true });

  const put = ({ addresses, folded, leftOut }: Added) =>
    setDraft((now) => ({ ...now, addresses, folded, leftOut, text: '' }));

  // The same function on every render, so that 500 entries are not drawn anew for each letter typed.
  const remove = useCallback((key: string) => {
    setDraft((now) => {
      const addresses = now.addresses.filter((address) => address.key !== key);
      return { ...now, addresses, folded: 0, leftOut: 0 };
    });
  }, []);

  return {
    ...draft,
    valid: validOf(withText.addresses),
    invalid: invalidOf(withText.addresses),
    all: withText.addresses,
    setText: (text: string) => setDraft((now) => ({ ...now, text })),
    /** Makes entries of a text and whatever is being typed before it. */
    add: (text: string) => put(addAddresses(draft.addresses, splitAddresses(text))),
    replace: (key: string, text: string) =>
      setDraft((now) => ({ ...now, ...replaceAddress(now.addresses, key, splitAddresses(text)) })),
    remove,
    /** Begins again, with the addresses that are still to be corrected. */
    restart: (texts: readonly string[]) =>
      setDraft({ ...empty, addresses: addAddresses([], texts).addresses }),
    reset: () => setDraft(empty),
  };
}

export type InviteDraft = ReturnType<typeof useDraft>;
