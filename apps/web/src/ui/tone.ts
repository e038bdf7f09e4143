/** What a colour says. `neutral` says nothing. */
export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger';
