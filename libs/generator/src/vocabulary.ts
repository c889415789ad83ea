/** The words that the shop's products are named from. All invented. */
export const products = {
  categories: [
    { name: 'shoes', nouns: ['Sneaker', 'Boot', 'Loafer', 'Sandal', 'Trail Shoe'] },
    { name: 'jackets', nouns: ['Parka', 'Rain Jacket', 'Fleece', 'Wind Shell', 'Down Vest'] },
    { name: 'trousers', nouns: ['Chino', 'Jeans', 'Cargo Trousers', 'Shorts', 'Leggings'] },
    { name: 'shirts', nouns: ['T-Shirt', 'Oxford Shirt', 'Polo', 'Blouse', 'Henley'] },
    { name: 'bags', nouns: ['Backpack', 'Tote', 'Duffel', 'Belt Bag', 'Messenger'] },
    { name: 'accessories', nouns: ['Beanie', 'Scarf', 'Belt', 'Gloves', 'Sunglasses'] },
    { name: 'home', nouns: ['Throw', 'Cushion', 'Lamp', 'Vase', 'Candle'] },
    { name: 'kitchen', nouns: ['Mug', 'Kettle', 'Pan', 'Knife', 'Carafe'] },
    { name: 'outdoor', nouns: ['Tent', 'Sleeping Bag', 'Bottle', 'Headlamp', 'Hammock'] },
    { name: 'beauty', nouns: ['Serum', 'Soap', 'Hand Cream', 'Shampoo', 'Balm'] },
  ],
  adjectives: [
    'Amber',
    'Arctic',
    'Bold',
    'Calm',
    'Coastal',
    'Dusk',
    'Everyday',
    'Field',
    'Harbour',
    'Linen',
    'Meadow',
    'Night',
    'North',
    'Quiet',
    'Stone',
    'Summit',
    'Urban',
    'Velvet',
    'Wild',
    'Winter',
  ],
  series: ['One', 'Two', 'Light', 'Pro', 'Classic', 'Mini', 'Duo', 'Air'],
  brands: ['Aldern', 'Birkfeld', 'Corvane', 'Dunmere', 'Elmwick', 'Fjordahl', 'Grovely', 'Hasselt & Co'],
};

/** Coupons without a campaign and their per cent; the first one is for a first order. */
export const everydayCoupons = [
  { code: 'WELCOME10', percent: 10 },
  { code: 'SAVE5', percent: 5 },
  { code: 'SAVE10', percent: 10 },
  { code: 'SAVE15', percent: 15 },
];

export const refundReasons = ['size', 'damaged', 'not_as_described', 'late', 'changed_mind'];

export const paymentMethods = ['card', 'paypal', 'invoice'];

export const lists = ['category', 'search', 'bestsellers'];
