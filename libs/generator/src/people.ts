/** Names and places that customers are made of; drawn apart, so that a person is nobody in particular. */
export const givenNames = {
  female: ['Anna', 'Clara', 'Elif', 'Emma', 'Greta', 'Hanna', 'Ida', 'Julia', 'Lea', 'Mia', 'Nora', 'Zoé'],
  male: ['Ali', 'Ben', 'Emil', 'Finn', 'Henri', 'Jonas', 'Karl', 'Leon', 'Luca', 'Noah', 'Paul', 'Theo'],
};

export const familyNames = [
  'Albrecht',
  'Bauer',
  'Dietrich',
  'Fischer',
  'Gruber',
  'Hartmann',
  'Huber',
  'Janssen',
  'Kaya',
  'Keller',
  'Lambert',
  'Lang',
  'Meier',
  'Moreau',
  'Müller',
  'Nowak',
  'Petit',
  'Richter',
  'Rossi',
  'Schäfer',
  'Schmidt',
  'Steiner',
  'Vogel',
  'Weiß',
  'Winkler',
  'Yilmaz',
  'Zimmermann',
  'de Vries',
];

/** Where customers live; `weight` is the relative number of them. */
export const places = [
  { country: 'DE', region: 'Berlin', city: 'Berlin', language: 'de', weight: 14 },
  { country: 'DE', region: 'Bayern', city: 'München', language: 'de', weight: 11 },
  { country: 'DE', region: 'Bayern', city: 'Nürnberg', language: 'de', weight: 4 },
  { country: 'DE', region: 'Hamburg', city: 'Hamburg', language: 'de', weight: 9 },
  { country: 'DE', region: 'Nordrhein-Westfalen', city: 'Köln', language: 'de', weight: 9 },
  { country: 'DE', region: 'Nordrhein-Westfalen', city: 'Dortmund', language: 'de', weight: 6 },
  { country: 'DE', region: 'Hessen', city: 'Frankfurt am Main', language: 'de', weight: 7 },
  { country: 'DE', region: 'Baden-Württemberg', city: 'Stuttgart', language: 'de', weight: 6 },
  { country: 'DE', region: 'Sachsen', city: 'Leipzig', language: 'de', weight: 5 },
  { country: 'DE', region: 'Niedersachsen', city: 'Hannover', language: 'de', weight: 4 },
  { country: 'AT', region: 'Wien', city: 'Wien', language: 'de', weight: 8 },
  { country: 'AT', region: 'Steiermark', city: 'Graz', language: 'de', weight: 3 },
  { country: 'NL', region: 'Noord-Holland', city: 'Amsterdam', language: 'nl', weight: 5 },
  { country: 'FR', region: 'Île-de-France', city: 'Paris', language: 'fr', weight: 5 },
  { country: 'FR', region: 'Grand Est', city: 'Strasbourg', language: 'fr', weight: 2 },
  { country: 'IT', region: 'Lombardia', city: 'Milano', language: 'it', weight: 2 },
];

/**
 * Numbers that belong to nobody: the ranges that the German regulator keeps free for media productions
 * (Bundesnetzagentur, Mitteilung Nr. 148/2021), three digits short.
 */
export const unassignedPhones = ['+493023125', '+496990009', '+494066969', '+492214710', '+498999998'];
