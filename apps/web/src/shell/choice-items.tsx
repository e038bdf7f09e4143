import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
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

/** One of several, inside a menu: said by `menuitemradio`, shown by a tick. */
export function ChoiceItems({ label, chosen, choices, onChoose }: Props) {
  return (
    <div role="group" aria-label={label}>
      <Menu.Label>{label}</Menu.Label>
      {choices.map(({ value, label: text, icon }) => (
        <Menu.Item
          key={value}
          role="menuitemradio"
          aria-checked={value === chosen}
          leftSection={icon}
          rightSection={value === chosen ? <IconCheck size={16} aria-hidden /> : null}
          onClick={() => onChoose(value)}
        >
          {text}
        </Menu.Item>
      ))}
    </div>
  );
}
