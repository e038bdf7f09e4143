import { useTranslation } from 'react-i18next';
import classes from './leaving-consequences.module.css';
import type { Leaving } from './use-leaving.ts';

interface Props {
  readonly leaving: Leaving;
  readonly name: string;
  readonly further: readonly string[];
}

/** How many are listed by name. */
const atAGlance = 3;

/** The consequences, with numbers where there are any. Nothing about clients or sessions for a member without any. */
export function LeavingConsequences({ leaving, name, further }: Props) {
  const { t, i18n } = useTranslation('partner-team');
  const { clients, clientCount, sessionCount } = leaving;
  const shown = clients.slice(0, atAGlance).map(({ businessName }) => businessName);
  const rest = clientCount - shown.length;
  const names = [...shown, ...(rest > 0 ? [t('leaving.more', { count: rest })] : [])];
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
  return (
    <ul className={classes.list}>
      {clientCount > 0 && <li>{t('leaving.clients', { count: clientCount, name, list })}</li>}
      {sessionCount !== null && sessionCount > 0 && <li>{t('leaving.sessions', { count: sessionCount })}</li>}
      {further.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
