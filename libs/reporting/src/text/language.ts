export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

/** The language that `tag` (BCP 47) asks for: any Chinese is Simplified Chinese here, everything else English. */
export function languageOf(tag: string | undefined): Language {
  return /^zh\b/i.test(tag ?? '') ? 'zh-CN' : 'en';
}
