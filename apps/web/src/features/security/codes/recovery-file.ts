/** The codes as a text file, with their owner and where they work: otherwise nobody knows in a year. */
export interface RecoveryFile {
  readonly title: string;
  readonly lines: readonly string[];
  readonly codes: readonly string[];
}

/** Windows' editor still wants both line ends. */
const lineEnd = '\r\n';

export const recoveryText = ({ title, lines, codes }: RecoveryFile): string =>
  [title, ...lines, '', ...codes, ''].join(lineEnd);

/** `gatehouse-recovery-codes-portal.example.com.txt`: the files of two portals can be in one folder. */
export const recoveryFileName = (host: string): string =>
  `gatehouse-recovery-codes-${host.replaceAll(/[^a-z0-9.-]+/gi, '-')}.txt`;

/** Passes the file to the browser. Nothing leaves it. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
