import { Modal } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { useEscapeLayer } from './escape-layers.ts';
import { useFocusOrigin } from './use-focus-origin.ts';
import classes from './confirm-dialog.module.css';

interface Props {
  readonly opened: boolean;
  readonly title: ReactNode;
  /** Two widths: a question is narrow; a form with lists or columns (from 520 on) is wide. */
  readonly width?: number;
  /** While a call runs, nothing closes the dialog: its outcome would be lost. */
  readonly busy?: boolean;
  /** Hides what is behind the dialog. */
  readonly covering?: boolean;
  /** Null: only the buttons close the dialog. */
  readonly onClose: (() => void) | null;
  /** Asked when it closes: whether what it was opened from is about to disappear. */
  readonly takesAway?: () => boolean;
  readonly children: ReactNode;
}

export function DialogFrame(props: Props) {
  const { opened, title, width = 480, busy = false, covering = false, onClose, children } = props;
  const dialog = useRef<HTMLDivElement>(null);
  const close = () => {
    if (opened && !busy) onClose?.();
  };
  useEscapeLayer(opened, close, true);
  useFocusOrigin(opened, dialog, props.takesAway ?? (() => false));
  return (
    <Modal
      ref={dialog}
      opened={opened}
      onClose={close}
      closeOnEscape={false}
      returnFocus={false}
      // A <header> outside <main> would count as a second banner of the page. A dialog that is fading out takes no second press.
      attributes={{ header: { role: 'none' }, body: { inert: !opened } }}
      closeOnClickOutside={!busy && onClose !== null}
      withCloseButton={onClose !== null}
      {...(covering && { overlayProps: { backgroundOpacity: 1, color: 'var(--gh-paper)' } })}
      size={width < 520 ? 480 : 640}
      title={title}
      classNames={{ title: classes.title ?? '', header: classes.header ?? '', body: classes.body ?? '' }}
    >
      {children}
    </Modal>
  );
}
