import { useSearch } from '@tanstack/react-router';
import { useSession } from '../api/session';
import type { Project } from '../api/types';

/** The project that the address names, else the first one of the session. */
export function useProject(): Project {
  const { project } = useSearch({ strict: false }) as { project?: string };
  return pickProject(useSession().projects, project);
}

export function pickProject(projects: readonly Project[], name: string | undefined): Project {
  const found = projects.find((each) => each.name === name) ?? projects[0];
  return found ?? { name: 'default', title: 'default', currency: '', timeZone: 'UTC' };
}
