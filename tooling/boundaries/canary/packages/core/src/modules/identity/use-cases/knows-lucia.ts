export { Lucia } from 'lucia'; // breaks: only-one-knows-lucia
