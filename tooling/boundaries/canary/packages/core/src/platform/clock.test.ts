import { clock } from '../testing/fake-clock.ts';

clock.now();
