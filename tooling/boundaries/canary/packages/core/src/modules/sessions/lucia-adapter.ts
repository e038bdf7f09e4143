export { Lucia } from 'lucia';
