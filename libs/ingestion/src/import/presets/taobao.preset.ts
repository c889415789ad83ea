import { Rejection } from '../../rows/rejection.js';
import { moneyText } from '../../webhooks/payload.js';
import { beijingTime } from './chinese-time.js';
import { type OrderLine, orderPreset, within } from './order-lines.js';

const maxIdBytes = 200;

/**
 * The goods are what the buyer had to pay for them (买家应付货款), after the shop's own discounts; platform coupons, by which
 * 买家实际支付金额 is lower, are paid to the shop by the platform. Without that column the goods are 总金额 less postage.
 */
function rowsOf([order]: readonly OrderLine[]) {
  const line = order!;
  const shipping = line.amount('买家应付邮费');
  const gross = line.has('买家应付货款')
    ? line.amount('买家应付货款')
    : within(line.amount('总金额').minus(shipping), line.amount('总金额'));
  const refunded = within(line.amount('退款金额'), gross);
  const orderId = line.text('订单编号') || undefined;
  const row = {
    orderId,
    source: 'taobao',
    customerId: line.text('买家会员名', '买家会员ID') || undefined,
    orderedAt: beijingTime(line.text('订单创建时间')),
    status: statusOf(line, !refunded.isZero()),
    currency: 'CNY',
    gross: moneyText(gross),
    shipping: moneyText(shipping),
    region: regionOf(line.text('收货地址')),
    items: itemsOf(line, gross.isZero() ? undefined : gross),
  };
  if (refunded.isZero()) return [{ table: 'orders' as const, row }];
  const refund = {
    refundId: `${orderId}:refunded`,
    orderId,
    source: 'taobao',
    refundedAt: beijingTime(line.text('订单付款时间', '订单创建时间')),
    currency: 'CNY',
    amount: moneyText(refunded),
  };
  return [
    { table: 'orders' as const, row },
    { table: 'refunds' as const, row: refund },
  ];
}

/** An order that was closed after it was paid was refunded; closed without payment it was cancelled. */
function statusOf(line: OrderLine, isRefunded: boolean): string {
  const status = line.text('订单状态');
  const isPaid = line.has('订单付款时间');
  if (status === '') return isPaid ? 'paid' : 'pending';
  if (/等待买家付款|未付款/.test(status)) return 'pending';
  if (/关闭|取消/.test(status)) return isPaid || isRefunded ? 'refunded' : 'cancelled';
  if (/成功|已付款|已发货|等待卖家发货|等待买家确认|完成|已签收/.test(status) || isPaid) return 'paid';
  throw new Rejection('not-allowed', 'is no status that is known', '/订单状态');
}

/** The province: the address up to its first blank. */
const regionOf = (address: string) => address.split(/\s/)[0]!.slice(0, 100) || undefined;

/** The export names the goods in one text; only where it is a single one are price and quantity its own. */
function itemsOf(line: OrderLine, gross: ReturnType<OrderLine['amount']> | undefined) {
  const title = line.text('宝贝标题');
  const quantity = line.has('宝贝总数量') ? line.amount('宝贝总数量') : undefined;
  const isSingle = line.has('宝贝种类') ? line.text('宝贝种类') === '1' : !/[,，]/.test(title);
  if (title === '' || !isSingle || !quantity || quantity.isZero() || !gross) return undefined;
  return [
    {
      productId: cut(title),
      name: title.slice(0, 500),
      quantity: quantity.toFixed(),
      price: moneyText(gross.dividedBy(quantity)),
    },
  ];
}

/** As many whole characters as an id may have bytes. */
function cut(title: string): string {
  const characters = [...title];
  while (Buffer.byteLength(characters.join('')) > maxIdBytes) characters.pop();
  return characters.join('');
}

export const taobao = orderPreset({
  name: 'taobao',
  description:
    'The order export of Taobao and Tmall, in GBK or UTF-8: an order a line, in CNY and Beijing time',
  encoding: 'gb18030',
  columns: ['订单编号', '订单创建时间'],
  key: '订单编号',
  rowsOf,
});
