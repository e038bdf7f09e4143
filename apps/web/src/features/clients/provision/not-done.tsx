import { IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './provision.module.css';

const things = ['users', 'numbers', 'billing', 'import'] as const;

/** What adding a client does not do, so that nobody waits for it. */
export function NotDone({ title }: { title: string }) {
  const { t } = useTranslation('clients');
  return (
    <section className={classes.not}>
      <h3>{title}</h3>
      <ul>
        {things.map((thing) => (
          <li key={thing}>
            <IconMinus size={14} aria-hidden />
            {t(`provision.not.${thing}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
