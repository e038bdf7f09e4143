import { z } from 'zod';

export const eventId = z.uuid();
