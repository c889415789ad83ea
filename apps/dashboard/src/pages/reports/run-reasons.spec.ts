import { describe, expect, it } from '@jest/globals';
import i18next from 'i18next';
import { readFileSync } from 'node:fs';
import { Format } from '../../format/format';
import { reasonText } from './run-reasons';

const texts = JSON.parse(readFileSync(new URL('../../i18n/zh-CN.json', import.meta.url), 'utf8')) as object;

describe('why a report was made once more', () => {
  it('is told in the language of the reader', async () => {
    const i18n = i18next.createInstance();
    await i18n.init({
      lng: 'zh-CN',
      resources: { 'zh-CN': { translation: texts } },
      interpolation: { escapeValue: false },
    });
    const format = new Format('zh-CN', 'EUR', 'UTC');
    const say = (reason: string | null) => reasonText(i18n.t, format, reason);
    expect(say('definition changed, late orders (1200), changed refunds')).toBe(
      '定义已更改，迟到的订单（1,200），有变动的退款',
    );
    expect(say('persons merged or parted, persons erased')).toBe('有人员被合并或拆分，有人员数据被删除');
    expect(say(null)).toBe('首次生成');
    expect(say('newer data elsewhere')).toBe('其他数据有更新');
  });
});
