import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { analyses, AnalysisRunner } from '#analyses';
import { Problem } from '#core';
import { definitionHash } from './definition.hash.js';
import { fieldNames, parseDefinition } from './definition.rules.js';
import { definitionSchema } from './definition.schema.js';
import { nightlyOverview } from './nightly-overview.js';

const rules = {
  analyses: new AnalysisRunner(analyses),
  timeZone: 'Asia/Shanghai',
  allowPrivate: false,
  known: [],
};
const block = { type: 'analysis', analysis: 'rfm' };
const good = { name: 'Morning', blocks: [block] };
const parse = (change: object) => parseDefinition({ ...good, ...change }, rules);

function mistakes(change: object): [code: string, path: string][] {
  try {
    parse(change);
  } catch (error) {
    return (error as Problem).errors.map(({ code, path }) => [code, path]);
  }
  return [];
}

describe('a definition of a report', () => {
  it('has defaults: the day before, all comparisons, the zone of the project', () => {
    expect(parse({})).toEqual({
      name: 'Morning',
      blocks: [{ type: 'analysis', analysis: 'rfm', parameters: {}, range: 'none', view: 'segments' }],
      period: 'day',
      comparison: ['previous-period', 'previous-week', 'previous-year'],
      latePeriods: 7,
      cron: null,
      timeZone: 'Asia/Shanghai',
      language: 'en',
      channels: [],
      enabled: true,
    });
  });

  it('is described with the fields that are taken', () => {
    expect(Object.keys(definitionSchema.properties)).toEqual([...fieldNames]);
  });

  it('is ready-made as the nightly overview', () => {
    const { blocks, cron, timeZone } = parseDefinition(nightlyOverview('Europe/Berlin'), rules);
    expect([cron, timeZone]).toEqual(['0 5 * * *', 'Europe/Berlin']);
    expect(blocks.map((one) => ('view' in one ? one.view : one.type))).toEqual([
      'metrics',
      'table',
      'segments',
      'cohorts',
      'funnel',
      'audiences',
    ]);
  });

  it.each<[string, object, [string, string][]]>([
    ['an unknown field', { colour: 1 }, [['unknown-field', 'colour']]],
    ['no name', { name: ' ' }, [['invalid-text', 'name']]],
    ['no block', { blocks: [] }, [['invalid-list', 'blocks']]],
    ['an unknown block', { blocks: [{ type: 'chart' }] }, [['unknown-block', 'blocks.0.type']]],
    ['a block that is none', { blocks: [null] }, [['unknown-block', 'blocks.0.type']]],
    [
      'an unknown analysis',
      { blocks: [block, { type: 'analysis', analysis: 'tarot' }] },
      [['unknown-analysis', 'blocks.1.analysis']],
    ],
    [
      'parameters of a wrong type and unknown ones',
      { blocks: [{ ...block, parameters: { bins: 'many', moon: 1 } }] },
      [
        ['unknown-parameter', 'blocks.0.parameters.moon'],
        ['invalid-parameter', 'blocks.0.parameters.bins'],
      ],
    ],
    [
      'parameters that the report sets',
      { blocks: [{ ...block, parameters: { asOf: '2026-01-01' } }] },
      [['set-by-report', 'blocks.0.parameters.asOf']],
    ],
    [
      'parameters that are none',
      { blocks: [{ ...block, parameters: 7 }] },
      [['wrong-type', 'blocks.0.parameters']],
    ],
    [
      'a view that does not fit',
      { blocks: [{ ...block, view: 'funnel' }] },
      [['unfit-view', 'blocks.0.view']],
    ],
    [
      'a range that is none',
      { blocks: [{ ...block, range: { days: 0 } }] },
      [['invalid-number', 'blocks.0.range.days']],
    ],
    ['an unknown period', { period: 'year' }, [['unknown-value', 'period']]],
    ['an unknown comparison', { comparison: ['last-life'] }, [['unknown-value', 'comparison.0']]],
    ['a zone that is none', { timeZone: 'Mars/Base' }, [['unknown-time-zone', 'timeZone']]],
    ['an unknown language', { language: 'tlh' }, [['unknown-value', 'language']]],
    ['enabled that is neither', { enabled: 'yes' }, [['wrong-type', 'enabled']]],
    ['a channel that is none', { channels: [{ type: 'pigeon' }] }, [['unknown-channel', 'channels.0.type']]],
    [
      'a folder outside',
      { channels: [{ type: 'folder', folder: '../etc' }] },
      [['invalid-folder', 'channels.0.folder']],
    ],
    [
      'an absolute folder',
      { channels: [{ type: 'folder', folder: '/etc' }] },
      [['invalid-folder', 'channels.0.folder']],
    ],
    [
      'a URL that is none',
      { channels: [{ type: 'webhook', url: 'ftp://x' }] },
      [['invalid-url', 'channels.0.url']],
    ],
    [
      'a URL with a password',
      { channels: [{ type: 'webhook', url: 'https://a:b@example.com' }] },
      [['invalid-url', 'channels.0.url']],
    ],
    [
      'a short secret',
      { channels: [{ type: 'webhook', url: 'https://example.com', secret: 'whsec_x' }] },
      [['invalid-secret', 'channels.0.secret']],
    ],
    [
      'a channel twice',
      {
        channels: [
          { type: 'folder', folder: 'a' },
          { type: 'folder', folder: 'a' },
        ],
      },
      [['repeated', 'channels.1']],
    ],
  ])('is refused with %s', (_, change, expected) => {
    expect(mistakes(change)).toEqual(expected);
  });

  it.each([
    '',
    'soon',
    '@daily',
    '* * * *',
    '0 5 * * * *',
    '60 5 * * *',
    '0 25 * * *',
    '0 5 31 2 *',
    '0 5 * * 9',
    '*/0 * * * *',
    '5-1 * * * *',
  ])('is refused with the cron line %j', (cron) => {
    expect(mistakes({ cron })).toEqual([['invalid-cron', 'cron']]);
  });

  it.each([
    'http://localhost/x',
    'http://127.0.0.1/x',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[fd00::1]/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://metadata.google.internal/',
  ])('does not send to %s', (url) => {
    expect(mistakes({ channels: [{ type: 'webhook', url }] })).toEqual([
      ['private-address', 'channels.0.url'],
    ]);
  });

  it('tells all mistakes at once', () => {
    expect(mistakes({ name: '', cron: 'x', timeZone: '', blocks: {} }).map(([, path]) => path)).toEqual([
      'timeZone',
      'name',
      'blocks',
      'cron',
    ]);
  });

  it('never fails but with a Problem, whatever it is given', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(parse({}))), fc.jsonValue()), (input) => {
        try {
          parseDefinition(input, rules);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
          expect((error as Problem).errors.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('keeps its hash when what is made is the same, and no longer', () => {
    const hash = definitionHash(parse({}));
    expect(definitionHash(parse({ cron: '0 6 * * *', enabled: false }))).toBe(hash);
    expect(definitionHash(parse({ channels: [{ type: 'folder', folder: 'a' }] }))).toBe(hash);
    for (const change of [{ name: 'Noon' }, { language: 'zh-CN' }, { period: 'week' }, { comparison: [] }]) {
      expect(definitionHash(parse(change))).not.toBe(hash);
    }
  });
});
