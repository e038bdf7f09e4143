/**
 * Milliseconds between two mails while the server asks for a slower pace. Doubled at each further request, halved after each accepted mail.
 */
const shortest = 500;
/** Low enough that a waiting mail is sent before its job counts as lost. */
const longest = 5_000;

export interface MailPace {
  /** Resolves when this mail may be sent: immediately at full pace, otherwise after the mail before it and a gap. */
  turn(): Promise<void>;
  /** The server asked for a slower pace. */
  slower(): void;
  /** A mail to this domain was deferred, perhaps by the recipient's server. Slows down only when a second domain defers within a minute. */
  deferred(domain: string): void;
  /** The server accepted a mail. */
  faster(): void;
}

const minute = 60_000;

export interface MailPaceOptions {
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/**
 * The pace of a whole queue. A server that answers 421 or 450 means the sender, not this mail: continuing with the others at full pace gets
 * a sender onto block lists. A deferral that one recipient's server causes must not slow everybody else's mails.
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
