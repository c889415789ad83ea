/** What only the host can do; addresses are those of this module's memory. */

/** Asks for the stored form of an amount, which is then at `amount`: its bytes, -1 when it is not taken. */
export declare function amountText(begin: usize, end: usize, isText: bool): i32;

/** The same for an object of properties, at `scratch`. */
export declare function propertiesText(begin: usize, end: usize): i32;

/** Asks for the stored form of a time, which is then at `to`; false when it is not taken. */
export declare function timeText(begin: usize, end: usize, to: usize): bool;

/** Whether nothing may be stored of the customer, or visitor, that an id names. */
export declare function isErased(isVisitor: bool, begin: usize, end: usize): bool;

/** The same of an order's source and id. */
export declare function isErasedOrder(sourceBegin: usize, sourceEnd: usize, begin: usize, end: usize): bool;
