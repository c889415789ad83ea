/** ISO 4217 currencies in use, with the number of minor-unit digits where it is not 2. */
const digits: Record<string, number> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

const twoDigits =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP ' +
  'CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES ' +
  'KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK ' +
  'NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB ' +
  'TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG';

const currencies = new Map<string, number>([
  ...twoDigits.split(' ').map((code): [string, number] => [code, 2]),
  ...Object.entries(digits),
]);

/** Whether `code` is an ISO 4217 currency in use, in capitals. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

/** How many decimal places the currency's minor unit has: 0 for JPY, 2 for EUR, 3 for KWD. */
export function minorUnits(code: string): number {
  return currencies.get(code) ?? 2;
}

/** The largest amount that Decimal(18, 4) holds. */
export const maxMoney = '99999999999999.9999';

const moneyPattern = /^-?\d{1,14}(\.\d{1,4})?$/;

/** Whether `text` is an amount of at most 14 digits before and 4 after the point, without an exponent. */
export function isMoney(text: string): boolean {
  return moneyPattern.test(text);
}
