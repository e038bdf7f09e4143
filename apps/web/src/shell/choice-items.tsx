import { Group, Menu } from '@mantine/core';
import type { ReactNode } from 'react';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly icon?: ReactNode;
}

interface Props {
  readonly label: string;
  readonly chosen: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (value: string) => void;
}

/** Radio items inside a menu that stays open. */
export function ChoiceItems({ label, chosen, choices, onChoose }: Props) {
  return (
    <div role="group" aria-label={label}>
      <Menu.Label aria-hidden>{label}</Menu.Label>
      <Menu.RadioGroup value={chosen} onChange={onChoose}>
        {choices.map(({ value, label: text, icon }) => (
          <Menu.RadioItem key={value} value={value}>
            <Group gap="xs" wrap="nowrap">
              {icon}
              {text}
            </Group>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </div>
  );
}
