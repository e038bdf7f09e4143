import type { CSSProperties, ReactNode } from 'react';
import { Body, Container, Head, Heading, Hr, Html, Img, Link, Text } from 'react-email';

import type { Branding, EmailContent } from '../email-content.ts';
import { clean, unlinkable, webAddress } from '../typed-by-people.ts';
import { buttonGround, dark, light } from './colours.ts';

const FONT = "'IBM Plex Sans', -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

// Styles are on the elements, for programs that drop style sheets. The sheet only adds dark mode and makes a heading fit a phone, which is
// narrower than some German words at 28 px. It holds no quotes and no angle brackets, because React would escape them. It names the cells
// too, because Body copies its background to one.
const sheet = `:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper, .paper td { background-color: ${dark.paper} !important; }
  .ink { color: ${dark.ink} !important; }
  .secondary { color: ${dark.secondary} !important; }
  .hint { color: ${dark.hint} !important; }
  .line { border-color: ${dark.line} !important; }
  .accent { color: ${dark.accent} !important; }
}
@media (max-width: 480px) {
  h1 { font-size: 20px !important; line-height: 26px !important; }
}`;

/** The layout of all mails: 560 px, one heading, a few sentences, then a code, or a button with its address in plain text. */
export function EmailLayout({ content, branding }: { content: EmailContent; branding: Branding }): ReactNode {
  const { action, code } = content;
  const support = webAddress(branding.supportUrl);
  return (
    <Html lang={content.locale}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <title>{content.subject}</title>
        <style>{sheet}</style>
      </Head>
      <Body className="paper" style={styles.paper}>
        <div style={styles.preheader}>{content.preheader}</div>
        <i data-outlook="begin" />
        <Container style={styles.sheet}>
          <Brand branding={branding} />
          <Heading as="h1" className="ink" style={styles.heading}>
            {content.heading}
          </Heading>
          {content.body.map((sentence) => (
            <Text key={sentence} className="ink" style={styles.text}>
              {sentence}
            </Text>
          ))}
          {code === undefined ? null : (
            <Text className="ink" style={styles.code}>
              {code}
            </Text>
          )}
          {action === undefined ? null : <Action action={action} primaryColor={branding.primaryColor} />}
          <Hr className="line" style={styles.line} />
          <Text className="hint" style={styles.reason}>
            {content.reason}
            {support === null ? null : (
              <>
                {' '}
                <Link href={support} className="accent" style={styles.help}>
                  {content.supportLabel}
                </Link>
              </>
            )}
          </Text>
        </Container>
        <i data-outlook="end" />
      </Body>
    </Html>
  );
}

function Action({
  action,
  primaryColor,
}: {
  action: NonNullable<EmailContent['action']>;
  primaryColor: string;
}): ReactNode {
  const ground = buttonGround(primaryColor);
  return (
    <>
      <table role="presentation" border={0} cellPadding={0} cellSpacing={0} style={styles.action}>
        <tbody>
          <tr>
            <td {...{ bgcolor: ground }} style={{ backgroundColor: ground, borderRadius: 6 }}>
              <Link href={action.url} style={{ ...styles.button, backgroundColor: ground }}>
                {action.label}
              </Link>
            </td>
          </tr>
        </tbody>
      </table>
      <Text className="secondary" style={styles.small}>
        {action.hint}
        <br />
        <Link href={action.url} className="accent" style={styles.address}>
          {action.url}
        </Link>
      </Text>
    </>
  );
}

function Brand({ branding }: { branding: Branding }): ReactNode {
  const name = clean(branding.productName);
  const logo = webAddress(branding.logoUrl);
  if (logo !== null) return <Img src={logo} alt={name} height={32} style={styles.logo} />;
  return (
    <Text className="ink" style={styles.brand}>
      {unlinkable(name)}
    </Text>
  );
}

// A name without spaces must wrap, or the mail becomes wider than a phone.
const wrapping = { overflowWrap: 'anywhere', wordBreak: 'break-word' } satisfies CSSProperties;

const styles = {
  preheader: { display: 'none', maxHeight: 0, maxWidth: 0, opacity: 0, overflow: 'hidden' },
  paper: { backgroundColor: light.paper, fontFamily: FONT, margin: 0, padding: '32px 16px' },
  sheet: { maxWidth: 560, width: '100%', margin: '0 auto' },
  logo: { display: 'block', maxWidth: 240, height: 32, marginBottom: 24 },
  brand: {
    ...wrapping,
    color: light.ink,
    fontSize: 16,
    fontWeight: 600,
    lineHeight: '24px',
    margin: '0 0 24px',
  },
  heading: {
    ...wrapping,
    color: light.ink,
    fontSize: 28,
    fontWeight: 600,
    lineHeight: '34px',
    margin: '0 0 16px',
  },
  text: { ...wrapping, color: light.ink, fontSize: 16, lineHeight: '24px', margin: '0 0 12px' },
  code: {
    color: light.ink,
    fontFamily: "'IBM Plex Mono', ui-monospace, Menlo, Consolas, monospace",
    fontSize: 28,
    fontWeight: 600,
    letterSpacing: 4,
    lineHeight: '34px',
    margin: '24px 0',
  },
  action: { margin: '24px 0' },
  button: {
    borderRadius: 6,
    color: '#ffffff',
    display: 'inline-block',
    fontSize: 16,
    fontWeight: 600,
    lineHeight: '20px',
    padding: '14px 24px',
    textDecoration: 'none',
  },
  small: { ...wrapping, color: light.secondary, fontSize: 13, lineHeight: '20px', margin: '0 0 12px' },
  address: { color: light.accent, textDecoration: 'underline', wordBreak: 'break-all' },
  help: { color: light.accent, textDecoration: 'underline' },
  reason: { ...wrapping, color: light.hint, fontSize: 13, lineHeight: '20px', margin: 0 },
  line: { borderTop: `1px solid ${light.line}`, margin: '24px 0 16px' },
} satisfies Record<string, CSSProperties>;
