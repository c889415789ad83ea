import { sql, type ProjectWarehouse, type SqlFragment } from '#warehouse';

/** Someone in a list: a customer, or a visitor of whom there is no more than an id. */
export interface Person {
  readonly customerId: string;
  /** The visitor's id; empty for customers. */
  readonly anonymousId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly country: string | null;
  readonly city: string | null;
  /** Key of the person, 64 bits as text. */
  readonly person: string;
}

interface PersonRow {
  person: string;
  customer_id: string;
  anonymous_id: string;
  name: string;
  email: string;
  country: string;
  city: string;
}

/** Name and address of people; `rows` holds `person` and both ids, and so few that they fit into a page. */
export async function peopleFacts(
  warehouse: ProjectWarehouse,
  rows: SqlFragment,
  signal?: AbortSignal,
): Promise<Person[]> {
  const question = sql`with listed as materialized (
${rows}
)
select
    l.person as person,
    l.customer_id as customer_id,
    if(l.customer_id = '', l.anonymous_id, '') as anonymous_id,
    c.name as name,
    c.email as email,
    c.country as country,
    c.city as city
from listed as l
any left join (
    select person, name, email, toString(country) as country, toString(city) as city
    from person_profiles
    where person in (select person from listed)
) as c on c.person = l.person
order by person`;
  const answer = await warehouse.rows<PersonRow>(question.toQuestion(), { signal });
  return answer.rows.map(({ person, customer_id, anonymous_id, ...facts }) => ({
    customerId: customer_id,
    anonymousId: anonymous_id,
    name: facts.name || null,
    email: facts.email || null,
    country: facts.country || null,
    city: facts.city || null,
    person,
  }));
}
