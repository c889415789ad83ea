import { bind, join, sql, type SqlFragment } from '#warehouse';
import { instant } from '../rule/comparison.js';
import { ruleProblem } from '../rule/problems.js';

/** The first bit says that a person belongs to those whom the rule is about. */
const universeBit = 0;
const bits = 64;

interface Mark {
  readonly bit: number;
  /** 0 or 1, an aggregate over a person's rows of the source */
  readonly holds: SqlFragment;
}

interface List {
  readonly rows: SqlFragment;
  readonly isAbout: boolean;
  readonly marks: Mark[];
}

/**
 * Collects what the conditions of one rule ask of each person and answers all of it in one pass per table: one row a
 * person with a `mask`, one bit a question. A person without rows in a table has zeros there, so that nothing is ever
 * null: so a mark must be false for someone without rows, and what is true of nothing is the opposite of a mark. The rule is about the customers (those with a record, or with an order that is no test) and about the people whom
 * its conditions list (visitors at a step of a funnel), so that an audience made of a list is as long as the list.
 */
export class Marks {
  private next = universeBit + 1;
  private readonly ofOrders: Mark[] = [];
  private readonly ofProducts: Mark[] = [];
  private readonly ofEvents: (Mark & { names: readonly string[] })[] = [];
  private readonly ofCustomers: Mark[] = [];
  private readonly lists = new Map<string, List>();

  constructor(private readonly asOf: Date) {}

  /** An aggregate over the person's order rows, see {@link orderRows}. */
  order(holds: SqlFragment): SqlFragment {
    return this.add(this.ofOrders, { holds });
  }

  /** An aggregate over the orders that count, as {@link order}, with their `product_ids`; without money. */
  products(holds: SqlFragment): SqlFragment {
    return this.add(this.ofProducts, { holds });
  }

  /** An aggregate over the person's rows of `event_stream`; `names` are the events that it looks at. */
  event(names: readonly string[], holds: SqlFragment): SqlFragment {
    return this.add(this.ofEvents, { holds, names });
  }

  /** A condition on the customer's record. */
  customer(holds: SqlFragment): SqlFragment {
    return this.add(this.ofCustomers, { holds });
  }

  /**
   * Being in a list, and `holds` of its columns; `isAbout` when such people belong to those whom the rule is about.
   * Columns: person, both ids, and what `holds` looks at. Conditions on equal lists are answered in one pass of it.
   */
  list(rows: SqlFragment, isAbout: boolean, holds: SqlFragment = sql`1`): SqlFragment {
    const key = JSON.stringify([rows.toQuestion(), isAbout]);
    const list = this.lists.get(key) ?? { rows, isAbout, marks: [] };
    this.lists.set(key, list);
    return this.add(list.marks, { holds });
  }

  /** One row a person whom the rule is about: `person`, `mask`, `customer_id`, `anonymous_id`. */
  people(): SqlFragment {
    const sources = [
      this.recordedCustomers(),
      this.orderingCustomers(),
      ...(this.ofOrders.length ? [marked(this.ofOrders, orderRows(this.asOf))] : []),
      ...(this.ofProducts.length ? [marked(this.ofProducts, productRows(this.asOf))] : []),
      ...(this.ofEvents.length ? [this.events()] : []),
      ...[...this.lists.values()].map(listed),
    ];
    const all = join(
      sources,
      sql`
    union all
    `,
    );
    return sql`select
    person,
    groupBitOr(mark) as mask,
    max(customer_id) as customer_id,
    max(anonymous_id) as anonymous_id
from (
    ${all}
)
group by person
having ${isSet(universeBit)}`;
  }

  private add<M extends Mark>(marks: M[], mark: Omit<M, 'bit'>): SqlFragment {
    const bit = this.take();
    marks.push({ ...mark, bit } as M);
    return isSet(bit);
  }

  private take(): number {
    if (this.next >= bits) {
      const message = `asks more than ${bits - 1} things of each person; an absence with a tenure asks four`;
      throw ruleProblem([{ code: 'too-many-conditions', path: '/rule', message }]);
    }
    return this.next++;
  }

  private recordedCustomers(): SqlFragment {
    return sql`select person, customer_id, '' as anonymous_id, ${maskOf(this.ofCustomers)} + 1 as mark
    from person_profiles
    where isNull(created_at) or created_at < ${instant(this.asOf)}`;
  }

  private orderingCustomers(): SqlFragment {
    return sql`select person, any(customer_id) as customer_id, '' as anonymous_id, toUInt64(1) as mark
    from person_orders
    where status != 'test' and ordered_at < ${instant(this.asOf)}
    group by person`;
  }

  private events(): SqlFragment {
    const names = [...new Set(this.ofEvents.flatMap((mark) => mark.names))];
    return sql`select person, '' as customer_id, '' as anonymous_id, ${maskOf(this.ofEvents)} as mark
    from event_stream(as_of = ${instant(this.asOf)})
    where name in ${bind(names, 'Array(String)')} and occurred_at < ${instant(this.asOf)}
    group by person`;
  }
}

/** A list is about its people as far as one of the conditions on it holds. */
function listed({ rows, isAbout, marks }: List): SqlFragment {
  const found = join(
    marks.map(({ holds }) => holds),
    sql` or `,
  );
  return sql`select person, customer_id, anonymous_id, ${maskOf(marks)} + toUInt64(${place(isAbout ? 1 : 0)}) as mark
    from (
${rows}
    )
    where ${found}`;
}

function marked(marks: readonly Mark[], rows: SqlFragment): SqlFragment {
  return sql`select person, '' as customer_id, '' as anonymous_id, ${maskOf(marks)} as mark
    from (
${rows}
    )
    group by person`;
}

function maskOf(marks: readonly Mark[]): SqlFragment {
  const shifted = marks.map(({ holds, bit }) => sql`bitShiftLeft(toUInt64(${holds}), ${place(bit)})`);
  return join([sql`toUInt64(0)`, ...shifted], sql` + `);
}

const digits = [sql`0`, sql`1`, sql`2`, sql`3`, sql`4`, sql`5`, sql`6`, sql`7`, sql`8`, sql`9`] as const;

/** The number of a bit as text: it is ours, and a preview names bits so often that as parameters they were too many. */
function place(bit: number): SqlFragment {
  return join(
    [...String(bit)].map((digit) => digits[Number(digit)]!),
    sql``,
  );
}

function isSet(bit: number): SqlFragment {
  return sql`bitTest(mask, ${place(bit)})`;
}

/**
 * One row per order that counts and was placed before `asOf`, and one per refund that names no order (`is_order` 0),
 * which takes from what its customer spent: `at`, `gross`, `net`, `contribution`, the order's columns.
 */
function orderRows(asOf: Date): SqlFragment {
  return sql`    select
        person, order_key, ordered_at as at, 1 as is_order, gross, net, net - cost as contribution,
        channel, campaign, coupon, region, device, source, currency
    from order_values(as_of = ${instant(asOf)})
    union all
    select
        person, toUInt128(0) as order_key, refunded_at as at, 0 as is_order,
        toDecimal64(0, 4) as gross, toDecimal64(-amount, 4) as net, net as contribution,
        '' as channel, '' as campaign, '' as coupon, '' as region, '' as device, source, currency
    from customer_refunds
    where refunded_at < ${instant(asOf)}`;
}

/** One row per order that counts and was placed before `asOf`, with its products. */
function productRows(asOf: Date): SqlFragment {
  return sql`    select
        person, order_key, ordered_at as at, 1 as is_order,
        channel, campaign, coupon, region, device, source, currency,
        \`items.product_id\` as product_ids
    from counted_orders
    where ordered_at < ${instant(asOf)}`;
}
