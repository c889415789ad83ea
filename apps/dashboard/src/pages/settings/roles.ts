import type { Role } from '../../api/types';

export const roles: readonly Role[] = ['admin', 'analyst', 'marketer', 'viewer'];
