import { ProjectsAndKeys } from './0001-projects-and-keys.js';
import { People } from './0002-people.js';
import { Audiences } from './0003-audiences.js';
import { Reports } from './0004-reports.js';
import { Work } from './0005-work.js';
import { LatePeriods } from './0006-late-periods.js';
import { Shops } from './0007-shops.js';
import { Erasures } from './0008-erasures.js';
import { Identity } from './0009-identity.js';

/** All migrations in their order; append-only. */
export const migrations = [
  ProjectsAndKeys,
  People,
  Audiences,
  Reports,
  Work,
  LatePeriods,
  Shops,
  Erasures,
  Identity,
] as const;
