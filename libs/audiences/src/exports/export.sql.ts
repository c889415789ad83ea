import { bind, sql, type SqlFragment } from '#warehouse';
import { instant } from '../rule/comparison.js';
import type { AudienceFormat, ExportRequest } from './export-request.js';
import { emailOf, hashed, lettersOf, phoneOf, withoutFormula } from './identifiers.sql.js';

/** The members that a list is made from. */
export interface ExportSource extends ExportRequest {
  readonly audienceId: string;
  readonly runId: string;
  /** The instant of the refresh, for money. */
  readonly asOf: Date;
  readonly holdoutPercent: number;
}

/** One row per reason for which members are not in the list, and one with an empty reason for those who are. */
export function leftOutCounts(source: ExportSource): SqlFragment {
  return sql`select left_out, count() as members
from (
${candidates(source)}
)
group by left_out
order by left_out`;
}

/** The list: one row a member, ordered by the customer's id, so that the same members make the same bytes. */
export function exportRows(source: ExportSource): SqlFragment {
  const columns = columnsOf[source.format];
  const value = source.format === 'meta' ? withValue(source) : sql`candidates`;
  return sql`with candidates as (
${candidates(source)}
)
select
    ${columns}
from ${value}
where left_out = ''
order by candidates.customer_id, candidates.person`;
}

/**
 * One row a member with the record and the reason to leave it out: the first of a general no ("all": false in the consent),
 * no consent to the purpose, no way to reach the member, and the holdout, which is drawn from those who could be reached.
 */
function candidates({ audienceId, runId, purpose, format, holdoutPercent }: ExportSource): SqlFragment {
  const members = sql`audience_members
        where audience_id = ${bind(audienceId, 'String')} and run_id = ${bind(runId, 'String')}`;
  const consented = bind(purpose ?? '', 'String');
  const draw = sql`sipHash64(${bind(audienceId, 'String')}, person) % 10000 < ${bind(Math.round(holdoutPercent * 100), 'UInt16')}`;
  return sql`select
    *,
    multiIf(
        mapContains(consent, 'all') and not consent['all'], 'suppressed',
        ${consented} != '' and not (mapContains(consent, ${consented}) and consent[${consented}]), 'noConsent',
        not ${isReachable(format, purpose)}, 'noIdentifier',
        ${draw}, 'holdout',
        ''
    ) as left_out
from (
    select
        m.person as person,
        m.customer_id as customer_id,
        c.* except (person, customer_id),
        ${emailOf(sql`c.email`)} as mail_address,
        ${phoneOf(sql`c.phone`)} as phone_digits
    from (
        select person, customer_id
        from ${members}
    ) as m
    any left join (
        select
            person, customer_id, email, phone, name, toString(gender) as gender, birth_year, toString(country) as country,
            toString(region) as region, toString(city) as city, toString(channel) as channel, created_at, consent, attributes
        from person_profiles
        where person in (select person from ${members})
    ) as c on c.person = m.person
)`;
}

function isReachable(format: AudienceFormat, purpose: ExportSource['purpose']): SqlFragment {
  if (format === 'meta' || format === 'google') return sql`(mail_address != '' or phone_digits != '')`;
  if (purpose === 'email') return sql`(mail_address != '')`;
  if (purpose === 'sms') return sql`(phone_digits != '')`;
  return sql`(customer_id != '')`;
}

/** The members with what they spent: net, to the instant of the refresh. */
function withValue({ asOf }: ExportSource): SqlFragment {
  return sql`candidates
any left join (
    select person, sum(net) as spent
    from order_values(as_of = ${instant(asOf)})
    group by person
) as totals on totals.person = candidates.person`;
}

const created = sql`if(isNull(created_at), '', concat(replaceOne(toString(assumeNotNull(created_at)), ' ', 'T'), 'Z'))`;
const birthYear = sql`if(birth_year = 0, '', toString(birth_year))`;

function profile(text: (column: SqlFragment) => SqlFragment): SqlFragment {
  return sql`${text(sql`customer_id`)} as "customerId",
    ${text(sql`email`)} as "email",
    ${text(sql`phone`)} as "phone",
    ${text(sql`name`)} as "name",
    ${text(sql`gender`)} as "gender",
    ${birthYear} as "birthYear",
    ${text(sql`country`)} as "country",
    ${text(sql`region`)} as "region",
    ${text(sql`city`)} as "city",
    ${text(sql`channel`)} as "channel",
    ${created} as "createdAt"`;
}

const typedProfile = sql`customer_id as "customerId",
    email as "email",
    phone as "phone",
    name as "name",
    gender as "gender",
    nullIf(birth_year, 0) as "birthYear",
    country as "country",
    region as "region",
    city as "city",
    channel as "channel",
    created_at as "createdAt"`;

const words = sql`splitByWhitespace(normalizeUTF8NFC(name))`;
const firstName = sql`${words}[1]`;
const lastName = sql`if(length(${words}) > 1, ${words}[-1], '')`;
/** The record's country: the list has a column of that name, too, which a bare name would mean. */
const country = sql`candidates.country`;
const countryCode = sql`if(match(${country}, '^[A-Za-z]{2}$'), lower(${country}), '')`;
const zip = sql`multiIf(
        attributes['zip'] != '', attributes['zip'],
        attributes['postalCode'] != '', attributes['postalCode'],
        attributes['postcode']
    )`;
const gender = sql`multiIf(
        lowerUTF8(gender) in ('m', 'male', 'man', '男'), 'm',
        lowerUTF8(gender) in ('f', 'female', 'woman', '女'), 'f',
        ''
    )`;
const birthday = sql`multiIf(
        match(attributes['birthday'], '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'), replaceAll(attributes['birthday'], '-', ''),
        match(attributes['birthDate'], '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'), replaceAll(attributes['birthDate'], '-', ''),
        ''
    )`;
/** Meta wants five digits of American codes, and no others' dash or blank. */
const plainZip = sql`if(upper(${country}) = 'US', substring(${lettersOf(zip)}, 1, 5), ${lettersOf(zip)})`;

const meta = sql`${hashed(sql`mail_address`)} as "email",
    ${hashed(sql`phone_digits`)} as "phone",
    ${hashed(lettersOf(firstName))} as "fn",
    ${hashed(lettersOf(lastName))} as "ln",
    ${hashed(plainZip)} as "zip",
    ${hashed(lettersOf(sql`city`))} as "ct",
    ${hashed(lettersOf(sql`region`))} as "st",
    ${hashed(countryCode)} as "country",
    ${hashed(birthday)} as "dob",
    ${hashed(gender)} as "gen",
    toString(spent) as "value"`;

const google = sql`${hashed(sql`mail_address`)} as "Email",
    ${hashed(sql`if(phone_digits = '', '', concat('+', phone_digits))`)} as "Phone",
    ${hashed(sql`lowerUTF8(${firstName})`)} as "First Name",
    ${hashed(sql`lowerUTF8(${lastName})`)} as "Last Name",
    upper(${countryCode}) as "Country",
    ${zip} as "Zip"`;

const columnsOf: Readonly<Record<AudienceFormat, SqlFragment>> = {
  csv: profile((column) => column),
  'csv-excel': profile(withoutFormula),
  ndjson: typedProfile,
  parquet: typedProfile,
  meta,
  google,
};
