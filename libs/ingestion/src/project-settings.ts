import type { Metadata } from '#metadata';
import { type IdentitySettings, identitySettings } from './identity/identity-settings.js';

/** What rows are read against. */
export interface ProjectSettings {
  timeZone: string;
  currency: string | undefined;
}

const freshMilliseconds = 2_000;

/** The settings of projects, looked up at most every two seconds. */
export class ProjectSettingsCache {
  private readonly known = new Map<string, { settings: ProjectSettings; at: number }>();

  constructor(private readonly metadata: Metadata) {}

  /**
   * @param needsCurrency whether a currency that another process set a moment ago must be seen; a known one never changes
   * @throws Problem `unknown-project`
   */
  async of(project: string, needsCurrency = true): Promise<ProjectSettings> {
    const known = this.known.get(project);
    const isEnough = known?.settings.currency !== undefined || !needsCurrency;
    if (known && isEnough && Date.now() - known.at < freshMilliseconds) return known.settings;
    const { timeZone, currency } = await this.metadata.projects.get(project);
    const settings = { timeZone, currency: currency ?? undefined };
    this.known.set(project, { settings, at: Date.now() });
    return settings;
  }

  /** By which rules persons are merged, as they are now. @throws Problem `unknown-project` */
  async identity(project: string): Promise<IdentitySettings> {
    return identitySettings((await this.metadata.projects.get(project)).identity ?? {});
  }

  /** Sets the currency when the project has none; returns the one that counts. */
  adopt(project: string, currency: string): Promise<string> {
    return this.metadata.projects.setCurrencyIfUnset(project, currency);
  }
}
