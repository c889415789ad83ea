import type { TFunction } from 'i18next';
import type { FunnelStep } from './funnel.search';

/** `product_viewed` -> Product viewed, in the reader's language where the event is one of the common ones. */
export function eventName(t: TFunction, name: string): string {
  const plain = name.replace(/_/g, ' ');
  return t(`event.${name}`, { defaultValue: plain.charAt(0).toUpperCase() + plain.slice(1) });
}

/** A label as it was written, but for the ready-made ones: those are in the reader's language. */
function labelName(t: TFunction, label: string): string {
  const key = label.toLowerCase().replaceAll(' ', '_');
  return /^\w+$/.test(key) ? t(`event.${key}`, { defaultValue: label }) : label;
}

/** What a step is called: its own label, else its events. */
export function stepName(t: TFunction, step: FunnelStep | undefined): string {
  if (!step) return '';
  if (step.label !== undefined) return labelName(t, step.label);
  return step.events.map((name) => eventName(t, name)).join(` ${t('funnels.or')} `);
}

/** The names of all steps; one that repeats an earlier one says so. */
export function stepNames(t: TFunction, steps: readonly FunnelStep[]): string[] {
  const names = steps.map((step) => stepName(t, step));
  return names.map((name, index) => (names.indexOf(name) < index ? t('funnels.again', { name }) : name));
}
