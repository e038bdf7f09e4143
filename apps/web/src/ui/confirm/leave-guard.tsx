import { useBlocker } from '@tanstack/react-router';
import { ConfirmDialog } from './confirm-dialog.tsx';

interface Props {
  readonly unsaved: boolean;
  readonly title: string;
  /** What would be lost. */
  readonly what: string;
  readonly stay: string;
  readonly leave: string;
}

/** Asks before typed text is lost, whenever the form is left. When the tab is closed, the browser asks. */
export function LeaveGuard({ unsaved, title, what, stay, leave }: Props) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => unsaved,
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      danger
      opened={status === 'blocked'}
      title={title}
      consequences={[what]}
      keep={stay}
      act={leave}
      busy={false}
      refusal={null}
      onKeep={() => reset?.()}
      onAct={() => proceed?.()}
    />
  );
}
