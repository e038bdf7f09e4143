/** The codes as a text file: whose they are and where they work belongs to them, or nobody knows in a year. */
export interface RecoveryFile {
  readonly title: string;
  readonly lines: readonly string[];
  readonly codes: readonly string[];
}

/** Windows' editor still wants both line ends. */
const lineEnd = '\r\n';

export const recoveryText = ({ title, lines, codes }: RecoveryFile): string =>
  [title, ...lines, '', ...codes, ''].join(lineEnd);

/** `gatehouse-recovery-codes-portal.example.com.txt`: two portals' files can lie in one folder. */
export const recoveryFileName = (host: string): string =>
  `gatehouse-recovery-codes-${host.replaceAll(/[^a-z0-9.-]+/gi, '-')}.txt`;

/** Hands the file to the browser. Nothing leaves it. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
