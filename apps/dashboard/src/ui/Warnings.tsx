import { useTranslation } from 'react-i18next';

/** Warnings of the API that the page says in the reader's language; another one stays as it came. */
const known = [
  {
    key: 'warnings.frequencyBands',
    pattern: /^More than half of the buyers bought .* bands .*: (.+) and more/,
  },
];

/** What an answer itself says that one must know to trust it. */
export function Warnings({ texts }: { texts: readonly string[] | undefined }) {
  const { t } = useTranslation();
  if (!texts?.length) return null;
  const translated = (text: string) => {
    const warning = known.find(({ pattern }) => pattern.test(text));
    const bands = warning?.pattern.exec(text)?.[1]?.match(/\d+/g);
    return warning && bands ? t(warning.key, { bands: bands.join(' / ') }) : text;
  };
  return (
    <div className="note" role="note">
      {texts.map((text) => (
        <p key={text}>{translated(text)}</p>
      ))}
    </div>
  );
}
