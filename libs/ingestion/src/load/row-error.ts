import { WarehouseError } from '#warehouse';

/** ClickHouse's errors that speak of a value in the body. Everything else is no row's fault, and the load is tried again. */
const rowErrors = [
  'ARGUMENT_OUT_OF_BOUND',
  'CANNOT_CONVERT_TYPE',
  'CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN',
  'DECIMAL_OVERFLOW',
  'ILLEGAL_TYPE_OF_ARGUMENT',
  'INCORRECT_DATA',
  'SIZES_OF_ARRAYS_DONT_MATCH',
  'TOO_LARGE_ARRAY_SIZE',
  'TOO_LARGE_STRING_SIZE',
  'TYPE_MISMATCH',
  'VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE',
  'VIOLATED_CONSTRAINT',
];

/** Whether the warehouse refused an insert because of one of its rows. */
export function isRowError(error: unknown): error is WarehouseError {
  return (
    error instanceof WarehouseError &&
    (error.type.startsWith('CANNOT_PARSE') || rowErrors.includes(error.type))
  );
}
