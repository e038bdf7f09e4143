/** Milliseconds between two mails while the server asks for less: doubled at each further wish, halved at each mail it takes. */
const shortest = 500;
/** Low enough that a mail in line is sent before its job counts as lost. */
const longest = 5_000;

export interface MailPace {
  /** Resolves when this mail may go: at once at full pace, else one after the other with a gap between them. */
  turn(): Promise<void>;
  /** The server asked for less. */
  slower(): void;
  /** The server took a mail. */
  faster(): void;
}

/**
 * The pace of a whole queue. A server that answers 421 or 450 means the sender, not this mail: to go on with the others at full pace is how
 * one gets onto a block list.
 */
export function createMailPace(pause: (milliseconds: number) => Promise<unknown>): MailPace {
  let gap = 0;
  let line: Promise<unknown> = Promise.resolve();
  return {
    async turn() {
      if (gap === 0) return;
      line = line.then(() => pause(gap));
      await line;
    },
    slower() {
      gap = Math.min(longest, Math.max(shortest, gap * 2));
    },
    faster() {
      gap = gap <= shortest ? 0 : gap / 2;
    },
  };
}
