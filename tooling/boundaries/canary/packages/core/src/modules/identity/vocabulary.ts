import { roles } from '../../../../policy/src/roles.ts';
import { z } from 'zod'; // breaks: vocabulary-plain

export const roleSchema = z.enum(roles);
