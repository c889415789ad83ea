import { describe, expect, it } from '@jest/globals';
import { bind, embed, identifier, join, sql } from '#warehouse';

describe('sql', () => {
  it('binds every value under a name of its own, through fragments in fragments', () => {
    const channel = sql`channel in ${bind(['web', 'app'], 'Array(String)')}`;
    const device = sql`device = ${bind('phone', 'LowCardinality(String)')}`;
    const both = sql`(${join([channel, device], sql` and `)})`;
    const question = sql`select count() as events from person_events where ${both} and value > ${bind('5', 'Decimal(18, 4)')}`;
    expect(question.toQuestion()).toEqual({
      sql:
        'select count() as events from person_events where ' +
        '(channel in {p0:Array(String)} and device = {p1:LowCardinality(String)}) and value > {p2:Decimal(18, 4)}',
      params: { p0: ['web', 'app'], p1: 'phone', p2: '5' },
    });
  });

  it('can use a fragment twice', () => {
    const one = sql`a = ${bind(1, 'Int8')}`;
    expect(sql`${one} or ${one}`.toQuestion()).toEqual({
      sql: 'a = {p0:Int8} or a = {p1:Int8}',
      params: { p0: 1, p1: 1 },
    });
  });

  it('joins with commas unless told otherwise, and nothing to nothing', () => {
    expect(join([sql`a`, sql`b`, sql`c`]).toQuestion().sql).toBe('a, b, c');
    expect(sql`[${join([])}]`.toQuestion()).toEqual({ sql: '[]', params: {} });
  });

  it('takes whole questions in, their parameters told apart', () => {
    const one = embed({ sql: "select {n:UInt8} as n, {at:DateTime64(3, 'UTC')}", params: { n: 1, at: 'x' } });
    const other = embed(sql`select ${bind(2, 'UInt8')}`.toQuestion());
    expect(sql`(${one}) union all (${other})`.toQuestion()).toEqual({
      sql: "(select {p0:UInt8} as n, {p1:DateTime64(3, 'UTC')}) union all (select {p2:UInt8})",
      params: { p0: 1, p1: 'x', p2: 2 },
    });
    expect(embed({ sql: 'select 1' }).toQuestion()).toEqual({ sql: 'select 1', params: {} });
    expect(() => embed({ sql: 'select {n:UInt8}' })).toThrow(TypeError);
    expect(() => embed({ sql: 'select {toString:UInt8}', params: {} })).toThrow(TypeError);
  });

  it('takes a name from a closed list only', () => {
    expect(sql`select ${identifier('channel', ['channel', 'device'])}`.toQuestion()).toEqual({
      sql: 'select {p0:Identifier}',
      params: { p0: 'channel' },
    });
    expect(() => identifier('password', ['channel', 'device'])).toThrow(TypeError);
  });

  it('lets no text in: neither as a part, nor as a type, nor as a template of its own making', () => {
    const smuggled = '1 or 1 = 1' as never;
    expect(() => sql`select ${smuggled}`).toThrow(TypeError);
    expect(() => sql`select ${{ texts: [smuggled], parts: [] } as never}`).toThrow(TypeError);
    expect(() => bind('x', 'String} or 1 = 1 or {p:String')).toThrow(TypeError);
    expect(() => sql(['select 1'] as never)).toThrow(TypeError);
    expect(() => sql(Object.assign(['select 1'], { raw: ['select 1'] }))).toThrow(TypeError);
  });
});
