/** What one customer does: an identify first, then events in the words of Segment's e-commerce specification. */
export function shopSteps(orderId) {
  const mug = { product_id: 'mug-1', sku: 'M1', name: 'Mug', category: 'Kitchen', price: 19, quantity: 1 };
  const spoon = {
    product_id: 'spoon-2',
    sku: 'S2',
    name: 'Spoon',
    category: 'Kitchen',
    price: 3,
    quantity: 2,
  };
  return [
    {
      identify: `customer-of-${orderId}`,
      properties: {
        email: 'ada@example.com',
        name: 'Ada Lovelace',
        phone: '+441234567890',
        birthday: '1985-12-10',
        address: { city: 'London', country: 'GB', postalCode: 'W1' },
        plan: 'gold',
      },
    },
    { track: 'Product Viewed', properties: mug },
    { track: 'Product Added', properties: { ...mug, cart_id: 'cart-1' } },
    {
      track: 'Order Completed',
      properties: {
        order_id: orderId,
        subtotal: 22.5,
        total: 27.5,
        revenue: 22.5,
        shipping: 3,
        tax: 2,
        discount: 2.5,
        coupon: 'SPRING',
        currency: 'EUR',
        products: [mug, spoon],
      },
    },
    {
      track: 'Order Refunded',
      properties: { order_id: orderId, currency: 'EUR', products: [{ ...spoon, quantity: 1 }] },
    },
    { track: 'Newsletter read', properties: { issue: 7 } },
  ];
}
