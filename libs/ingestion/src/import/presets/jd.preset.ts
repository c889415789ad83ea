import { Rejection } from '../../rows/rejection.js';
import { type GoodsLine, grossOf, itemsOf, withDiscount } from '../../webhooks/goods.js';
import { moneyText } from '../../webhooks/payload.js';
import { beijingTime } from './chinese-time.js';
import { type OrderLine, orderPreset, within, zero } from './order-lines.js';

/**
 * An order is the lines of one number, a line a product. Goods are JD's price (京东价) x quantity; what lies between them and
 * the settled amount (结算金额) is the discount.
 */
function rowsOf(lines: readonly OrderLine[]) {
  const order = lines[0]!;
  const goods = lines.map(lineOf);
  const gross = grossOf(goods);
  const settled = order.has('结算金额') ? order.amount('结算金额') : gross;
  const discount = within(gross.minus(settled), gross);
  const row = {
    orderId: order.text('订单号') || undefined,
    source: 'jd',
    customerId: order.text('下单帐号', '下单账号') || undefined,
    orderedAt: beijingTime(order.text('下单时间')),
    status: statusOf(order),
    currency: 'CNY',
    gross: moneyText(gross),
    discount: moneyText(discount),
    shipping: moneyText(order.amount('运费金额')),
    items: itemsOf(withDiscount(goods, discount)),
  };
  return [{ table: 'orders' as const, row }];
}

function lineOf(line: OrderLine): GoodsLine {
  return {
    productId: line.text('商品ID', '商品名称').slice(0, 60),
    name: line.text('商品名称') || undefined,
    quantity: line.amount('订购数量'),
    price: line.amount('京东价'),
    discount: zero,
    tax: zero,
  };
}

function statusOf(order: OrderLine): string {
  const status = order.text('订单状态');
  if (/取消|删除|关闭/.test(status)) return 'cancelled';
  if (/等待付款|未付款|待付款/.test(status)) return 'pending';
  if (/完成|出库|发货|收货|妥投|配送/.test(status) || order.has('付款确认时间')) return 'paid';
  if (status === '') return 'pending';
  throw new Rejection('not-allowed', 'is no status that is known', '/订单状态');
}

export const jd = orderPreset({
  name: 'jd',
  description: 'The order export of JD, in GBK or UTF-8: a product a line, in CNY and Beijing time',
  encoding: 'gb18030',
  columns: ['订单号', '商品ID', '订购数量', '下单时间', '京东价'],
  key: '订单号',
  rowsOf,
});
