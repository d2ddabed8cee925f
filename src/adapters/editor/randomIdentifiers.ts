import { randomUUID } from 'node:crypto';
import type { Identifiers } from '../../app/ports/identifiers.ts';

/** Random UUIDs from the operating system's generator. */
export const randomIdentifiers: Identifiers = { next: () => randomUUID() };
