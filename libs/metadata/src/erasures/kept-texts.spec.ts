import { expect, it } from '@jest/globals';
import { onEveryStore } from '../../../testing/src/metadata.stores.js';

const redactionOf = (id: string) => ({
  isIn: (text: string) => text.includes(id),
  redacted: (text: string) => text.replaceAll(id, '*'.repeat(id.length)),
});

const report = (name: string) => ({
  ...{ project: 'default', name, period: 'day', comparison: [], cron: null, timeZone: 'UTC', language: 'en' },
  ...{ channels: [], enabled: true, definitionHash: 'x', createdBy: 'user:u1', blocks: [] },
});

onEveryStore('kept texts', (stores) => {
  it('numbers of a rule that look like an id stay, texts beside them do not', async () => {
    const metadata = await stores.open(await stores.fresh());
    const rule = { within: 2592000, is: ['2592000', 'ann'] };
    const made = { project: 'default', name: 'all', rule, createdBy: 'user:u1' };
    const { id } = await metadata.audiences.create(made);
    const counts = await metadata.keptTexts.redact('default', redactionOf('2592000'));
    expect(counts).toEqual({ saved_views: 0, audience_rules: 1, report_definitions: 0 });
    const audience = await metadata.audiences.get('default', id);
    expect(audience.rule).toEqual({ within: 2592000, is: ['*******', 'ann'] });
  });

  it('names that asterisks make the same are told apart, as a project has each only once', async () => {
    const metadata = await stores.open(await stores.fresh());
    for (const who of ['person-1', 'person-2']) {
      const audience = { project: 'default', name: `Like ${who}`, rule: {}, createdBy: 'user:u1' };
      await metadata.audiences.create(audience);
      await metadata.reports.create(report(`About ${who}`));
    }
    for (const who of ['person-1', 'person-2']) {
      const counts = await metadata.keptTexts.redact('default', redactionOf(who));
      expect(counts).toMatchObject({ audience_rules: 1, report_definitions: 1 });
    }
    const reports = (await metadata.reports.list('default')).items.map(({ name }) => name).sort();
    expect(reports).toEqual(['About ********', expect.stringMatching(/^About \*{8} [0-9a-f]{8}$/)]);
    const audiences = (await metadata.audiences.list('default')).items.map(({ name }) => name).sort();
    expect(audiences).toEqual(['Like ********', expect.stringMatching(/^Like \*{8} [0-9a-f]{8}$/)]);
  });
});
