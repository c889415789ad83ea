/** What only the host can do; addresses are those of this module's memory. */

/** Asks for the stored form of an amount, which is then at `amount`: its bytes, -1 when it is not taken. */
export declare function amountText(begin: usize, end: usize, isText: bool): i32;

/** The same for an object of properties, at `scratch`. */
export declare function propertiesText(begin: usize, end: usize): i32;

/** Whether nothing may be stored of the person that a field names; an absent id is empty. */
export declare function isErased(field: i32, begin: usize, end: usize): bool;
