import { ProjectsAndKeys } from './0001-projects-and-keys.js';

/** All migrations in their order; append-only. */
export const migrations = [ProjectsAndKeys] as const;
