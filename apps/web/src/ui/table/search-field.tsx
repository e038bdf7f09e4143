import { maxSearchLength } from '@gatehouse/core/platform/vocabulary';
import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './toolbar.module.css';
import { useSlashKey } from './use-slash-key.ts';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly onSearch: (text: string) => void;
  /** `/` focuses the field from anywhere: for the one search of a page. */
  readonly slash?: boolean;
}

const typingPause = 250;

/** Searches when typing pauses, or immediately with Enter. `/` focuses the field from anywhere, and Esc empties it. */
export function SearchField({ label, text, onSearch, slash = true }: Props) {
  const { t } = useTranslation('table');
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const asked = useRef(text);
  useSlashKey(field, slash);

  // The field follows when Back, a pasted link or “clear all” changes the search. A search from the field itself is already shown in it.
  useEffect(() => {
    if (text !== asked.current) setTyped(text);
    asked.current = text;
  }, [text]);

  const ask = (wanted: string) => {
    const tidy = wanted.trim();
    if (tidy === asked.current) return;
    asked.current = tidy;
    onSearch(tidy);
  };
  const askLater = useDebouncedCallback(ask, typingPause);

  const clear = () => {
    askLater.cancel();
    setTyped('');
    ask('');
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') askLater.flush();
    if (event.key === 'Escape' && typed !== '') {
      event.stopPropagation();
      clear();
    }
  };

  return (
    <TextInput
      ref={field}
      className={classes.search}
      type="search"
      role="searchbox"
      aria-label={label}
      placeholder={label}
      maxLength={maxSearchLength}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        askLater(event.currentTarget.value);
      }}
      onKeyDown={onKeyDown}
      leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
      rightSection={
        typed === '' ? (
          slash && (
            <Kbd className={classes.key} title={t('searchKey')} aria-hidden>
              /
            </Kbd>
          )
        ) : (
          <CloseButton size="sm" aria-label={t('clearSearch')} onClick={clear} />
        )
      }
    />
  );
}
