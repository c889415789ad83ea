import { oneOf } from '../../address/read';

export const sections = ['me', 'keys', 'users', 'projects', 'audit'] as const;

export interface SettingsSearch {
  section?: (typeof sections)[number];
}

export function readSettingsSearch(search: Record<string, unknown>): SettingsSearch {
  return { section: oneOf(search['section'], sections) };
}
