/** Our names of what happens in a shop, each with the names that others have for it. */
const aliases: Record<string, string> = {
  products_searched: 'Products Searched, Searched Products, Product Search',
  product_list_viewed: 'Product List Viewed, Viewed Product Category, Viewed Product List, view_item_list',
  product_list_filtered: 'Product List Filtered, Filtered Product List',
  promotion_viewed: 'Promotion Viewed, Viewed Promotion, view_promotion',
  promotion_clicked: 'Promotion Clicked, Clicked Promotion, select_promotion',
  product_clicked: 'Product Clicked, Clicked Product, select_item',
  product_viewed: 'Product Viewed, Viewed Product, view_item',
  product_added: 'Product Added, Added Product, add_to_cart',
  product_removed: 'Product Removed, Removed Product, remove_from_cart',
  cart_viewed: 'Cart Viewed, Viewed Cart, view_cart',
  checkout_started: 'Checkout Started, Started Order, Started Checkout, begin_checkout',
  checkout_step_viewed: 'Checkout Step Viewed, Viewed Checkout Step',
  checkout_step_completed: 'Checkout Step Completed, Completed Checkout Step',
  payment_info_entered: 'Payment Info Entered, Entered Payment Info, add_payment_info',
  order_completed: 'Order Completed, Completed Order, purchase',
  order_updated: 'Order Updated, Updated Order',
  order_refunded: 'Order Refunded, Refunded Order, refund',
  order_cancelled: 'Order Cancelled, Order Canceled, Cancelled Order, Canceled Order',
  coupon_entered: 'Coupon Entered, Entered Coupon',
  coupon_applied: 'Coupon Applied, Applied Coupon',
  coupon_denied: 'Coupon Denied, Denied Coupon',
  coupon_removed: 'Coupon Removed, Removed Coupon',
  product_added_to_wishlist: 'Product Added to Wishlist, Added Product to Wishlist, add_to_wishlist',
  product_removed_from_wishlist: 'Product Removed from Wishlist, Removed Product from Wishlist',
  wishlist_product_added_to_cart: 'Wishlist Product Added to Cart',
  product_shared: 'Product Shared, Shared Product',
  cart_shared: 'Cart Shared, Shared Cart',
  product_reviewed: 'Product Reviewed, Reviewed Product',
};

const plain = (name: string) => name.trim().toLowerCase();

const names = new Map<string, string>(
  Object.entries(aliases).flatMap(([name, others]): [string, string][] => [
    [name, name],
    ...others.split(',').map((other): [string, string] => [plain(other), name]),
  ]),
);

/** Our name of a shop's event, whatever its case; any other event keeps the name that it has. */
export function eventName(name: string): string {
  return names.get(plain(name)) ?? name;
}

/** Our names, each with the other names that mean it; for the documentation. */
export const knownEventNames: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(aliases).map(([name, others]) => [name, others.split(',').map((other) => other.trim())]),
);
