import { Anchor, Text } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';

/** A mail address, a web address, or plain text, as the operator configured it. */
function hrefOf(contact: string): string | null {
  if (/^https?:\/\//i.test(contact)) return contact;
  return /^[^\s@]+@[^\s@]+$/.test(contact) ? `mailto:${contact}` : null;
}

interface Props {
  readonly contact: string;
  readonly inline?: boolean;
}

/** Whom to ask when the organisation itself is the obstacle. */
export function VendorContact({ contact, inline = false }: Props) {
  const { t } = useTranslation('shell');
  const href = hrefOf(contact);
  const shown = href ? (
    <Anchor inherit href={href}>
      {contact}
    </Anchor>
  ) : (
    <strong>{contact}</strong>
  );
  return (
    <Text inherit span={inline} component={inline ? 'span' : 'p'}>
      {contact ? (
        <Trans t={t} i18nKey="contact" components={{ contact: shown }} values={{ contact }} />
      ) : (
        t('contactVendor')
      )}
    </Text>
  );
}
