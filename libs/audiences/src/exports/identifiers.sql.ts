import { bind, sql, type SqlFragment } from '#warehouse';

const pattern = (regex: string) => bind(regex, 'String');

const local = '[^\\s@<>()\\[\\]",;:\\\\.]+';
const label = '[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?';
const emailPattern = `^${local}(\\.${local})*@${label}(\\.${label})+$`;

/** An address trimmed and in small letters, or an empty text for what is no address. */
export function emailOf(column: SqlFragment): SqlFragment {
  const trimmed = sql`lowerUTF8(replaceRegexpAll(${column}, ${pattern('^\\s+|\\s+$')}, ''))`;
  return sql`if(match(${trimmed}, ${pattern(emailPattern)}) and length(${trimmed}) <= 254, ${trimmed}, '')`;
}

/**
 * The digits of a number with its country code, or an empty text. A number counts when it is written internationally,
 * with + or 00: the country of any other one would be a guess, and a wrong guess is somebody else's number.
 */
export function phoneOf(column: SqlFragment): SqlFragment {
  const bare = sql`replaceRegexpAll(normalizeUTF8NFKC(${column}), ${pattern('\\(0\\)|[\\s().\\-/]')}, '')`;
  const isInternational = sql`match(${bare}, ${pattern('^(\\+|00)[1-9][0-9]{6,14}$')})`;
  return sql`if(${isInternational}, replaceRegexpOne(${bare}, ${pattern('^(\\+|00)')}, ''), '')`;
}

/** A name in small letters, composed, without punctuation and blanks. */
export function lettersOf(column: SqlFragment): SqlFragment {
  const lower = sql`lowerUTF8(normalizeUTF8NFC(${column}))`;
  return sql`replaceRegexpAll(${lower}, ${pattern('[\\p{P}\\p{S}\\s]+')}, '')`;
}

/** SHA-256 in hex; an empty text stays empty, so that nobody has the hash of nothing. */
export function hashed(value: SqlFragment): SqlFragment {
  return sql`if(${value} = '', '', lower(hex(SHA256(${value}))))`;
}

/** Text that a spreadsheet would take for a formula gets an apostrophe in front. */
export function withoutFormula(value: SqlFragment): SqlFragment {
  return sql`if(match(${value}, ${pattern('^[=+\\-@\\t\\r\\n＝＋－＠]')}), concat('\\'', ${value}), ${value})`;
}
