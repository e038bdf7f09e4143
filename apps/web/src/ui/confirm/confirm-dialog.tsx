import { Button, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Notice } from '../notice.tsx';
import classes from './confirm-dialog.module.css';
import { DialogFrame } from './dialog-frame.tsx';

interface Props {
  readonly opened: boolean;
  /** The question: “Remove Bea Ruiz from Northwind?” */
  readonly title: string;
  readonly children?: ReactNode;
  readonly consequences?: readonly string[];
  /** For acts that cannot be undone: the text the reader must type, and the sentence that asks for it. */
  readonly typed?: { readonly label: ReactNode; readonly expected: string };
  /** The label of the quiet button: “Keep”. */
  readonly keep: string;
  /** The verb with its object: “Remove Bea Ruiz”. */
  readonly act: string;
  readonly danger?: boolean;
  /** The act removes the row or panel that the dialog was opened from. */
  readonly takesAway?: boolean;
  /** True while something must still be chosen in the dialog. */
  readonly impossible?: boolean;
  readonly busy: boolean;
  /** Why the last attempt was refused. */
  readonly refusal: ReactNode;
  readonly onKeep: () => void;
  readonly onAct: () => void;
}

/** Asks for confirmation. The prominent button never has the initial focus. */
export function ConfirmDialog(props: Props) {
  const {
    opened,
    title,
    children,
    consequences = [],
    typed,
    keep,
    act,
    danger = false,
    takesAway = false,
    impossible = false,
    busy,
    refusal,
  } = props;
  const [text, setText] = useState('');
  const refusalId = useId();
  // The second click of a double click arrives before the button is busy: the act would be reported as done twice.
  const asked = useRef(false);
  useEffect(() => {
    asked.current = busy;
  });
  const acted = useRef(false);
  useEffect(() => {
    if (opened || refusal) acted.current = false;
  }, [opened, refusal]);
  const sure = !impossible && (!typed || matches(text, typed.expected));
  return (
    <DialogFrame
      opened={opened}
      title={title}
      busy={busy}
      onClose={props.onKeep}
      takesAway={() => takesAway && acted.current}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!sure || busy || asked.current) return;
          asked.current = true;
          acted.current = true;
          props.onAct();
        }}
      >
        {children}
        {consequences.length > 0 && (
          <ul className={classes.consequences}>
            {consequences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        {typed && (
          <TextInput
            data-autofocus
            className={classes.typed}
            label={typed.label}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            dir="ltr"
          />
        )}
        <div id={refusalId} className={classes.refusal}>
          {refusal && (
            <Notice tone="danger" role="alert">
              {refusal}
            </Notice>
          )}
        </div>
        <div className={classes.buttons}>
          <Button
            variant="default"
            onClick={props.onKeep}
            disabled={busy}
            data-autofocus={typed ? undefined : true}
          >
            {keep}
          </Button>
          <Button type="submit" loading={busy} disabled={!sure} color={danger ? 'danger' : 'accent'}>
            {act}
          </Button>
        </div>
      </form>
    </DialogFrame>
  );
}

/** Ignores surrounding blanks: what matters is that the reader means the right one. */
function matches(text: string, expected: string): boolean {
  const tidy = (value: string) => value.normalize('NFC').trim().toLowerCase();
  return tidy(text) === tidy(expected);
}
