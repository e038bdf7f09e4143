import { ActionIcon, Button, Tooltip, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly value: string;
  /** The label before the button is pressed. Without one, it is an icon beside the value it copies. */
  readonly label?: string;
}

/** Copies a text and confirms it for two seconds. */
export function CopyButton({ value, label }: Props) {
  const { t } = useTranslation();
  const { copy, copied } = useClipboard({ timeout: 2_000 });
  const Icon = copied ? IconCheck : IconCopy;
  const color = copied ? 'success' : 'accent';
  const words = copied ? t('copied') : (label ?? t('copy'));
  const icon = <Icon size={14} aria-hidden />;
  if (label === undefined)
    return (
      <Tooltip label={words}>
        <ActionIcon
          variant="subtle"
          color={copied ? 'success' : 'gray'}
          size={24}
          style={{ verticalAlign: 'middle' }}
          onClick={() => copy(value)}
        >
          {icon}
          <VisuallyHidden aria-live="polite">{words}</VisuallyHidden>
        </ActionIcon>
      </Tooltip>
    );
  return (
    <Button variant="subtle" size="compact-sm" color={color} leftSection={icon} onClick={() => copy(value)}>
      <span aria-live="polite">{words}</span>
    </Button>
  );
}
