/** Where an item waits: in a group (a client, or the partner's own people), under a member of that group. */
export interface Position {
  readonly group: string;
  readonly member: string;
}

/** A line in which groups take turns, and the members of a group take turns: a crowd delays only itself. */
export interface FairLine<T> {
  add(position: Position, item: T): void;
  /** Removes and returns the next item; undefined when none waits. */
  next(): T | undefined;
  /** How many items of a group wait. */
  waitingIn(group: string): number;
  readonly empty: boolean;
}

type Members<T> = Map<string, T[]>;

export function fairLine<T>(): FairLine<T> {
  // A Map keeps the order of insertion: a served group moves to the end.
  const groups = new Map<string, Members<T>>();
  return {
    add({ group, member }, item) {
      const members: Members<T> = groups.get(group) ?? new Map();
      groups.set(group, members);
      const items = members.get(member);
      if (items) items.push(item);
      else members.set(member, [item]);
    },
    next() {
      const [first] = groups;
      if (!first) return undefined;
      const [group, members] = first;
      const item = served(members);
      groups.delete(group);
      if (members.size > 0) groups.set(group, members);
      return item;
    },
    waitingIn: (group) =>
      [...(groups.get(group)?.values() ?? [])].reduce((sum, items) => sum + items.length, 0),
    get empty() {
      return groups.size === 0;
    },
  };
}

/** The next item of a group. Its member moves to the end, or is removed with its last item. */
function served<T>(members: Members<T>): T | undefined {
  const [first] = members;
  if (!first) return undefined;
  const [member, items] = first;
  const item = items.shift();
  members.delete(member);
  if (items.length > 0) members.set(member, items);
  return item;
}
