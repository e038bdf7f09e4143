/** Milliseconds between two mails while the server asks for less: doubled at each further wish, halved at each mail it takes. */
const shortest = 500;
/** Low enough that a mail in line is sent before its job counts as lost. */
const longest = 5_000;

export interface MailPace {
  /** Resolves when this mail may go: at once at full pace, else one after the other with a gap between them. */
  turn(): Promise<void>;
  /** The server asked for less. */
  slower(): void;
  /** A mail to this domain was put off, which its own server may be the cause of. Slower only when a second domain's is within a minute. */
  deferred(domain: string): void;
  /** The server took a mail. */
  faster(): void;
}

const minute = 60_000;

export interface MailPaceOptions {
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/**
 * The pace of a whole queue. A server that answers 421 or 450 means the sender, not this mail: to go on with the others at full pace is how
 * one gets onto a block list. What one recipient's server makes it say must not slow the mails of everybody else.
 */
export function createMailPace({ pause, now }: MailPaceOptions): MailPace {
  let gap = 0;
  let line: Promise<unknown> = Promise.resolve();
  const deferrals = new Map<string, number>();
  const slower = () => {
    gap = Math.min(longest, Math.max(shortest, gap * 2));
  };
  return {
    async turn() {
      if (gap === 0) return;
      line = line.then(() => pause(gap));
      await line;
    },
    slower,
    deferred(domain) {
      for (const [other, at] of deferrals) if (now() - at > minute) deferrals.delete(other);
      deferrals.set(domain, now());
      if (deferrals.size > 1) slower();
    },
    faster() {
      gap = gap <= shortest ? 0 : gap / 2;
    },
  };
}
