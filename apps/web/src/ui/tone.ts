/** The meaning of a colour. `neutral` has none. */
export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger';
