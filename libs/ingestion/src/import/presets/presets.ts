import { Problem } from '#core';
import { cdnow } from './cdnow.preset.js';
import { jd } from './jd.preset.js';
import { onlineRetail } from './online-retail.preset.js';
import type { Preset } from './preset.js';
import { shopify } from './shopify.preset.js';
import { simpleShop } from './simple-shop.preset.js';
import { taobao } from './taobao.preset.js';
import { woocommerce } from './woocommerce.preset.js';

/** All presets; a new one is a file beside this one and a line here. */
export const presets: readonly Preset[] = [cdnow, onlineRetail, simpleShop, shopify, woocommerce, taobao, jd];

export const presetNames: readonly string[] = presets.map(({ name }) => name);

/** @throws Problem `invalid-parameters` that lists the presets */
export function presetOf(name: string): Preset {
  const preset = presets.find((one) => one.name === name);
  if (preset) return preset;
  throw new Problem(
    'invalid-parameters',
    `There is no preset ${JSON.stringify(name.slice(0, 60))}; there are: ${presetNames.join(', ')}`,
  );
}
