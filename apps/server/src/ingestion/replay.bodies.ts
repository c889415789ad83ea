import {
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsRFC3339,
  IsString,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { rejectionCodes, tableNames, type TableName } from '#ingestion';

export class ReplayBody {
  @IsOptional()
  @IsIn(tableNames)
  table?: TableName;

  /** Only rows that were rejected for this reason. */
  @IsOptional()
  @IsIn(Object.keys(rejectionCodes))
  code?: string;

  /** Only rows that came at this time or later. */
  @IsOptional()
  @IsRFC3339()
  since?: string;

  @IsOptional()
  @IsBoolean()
  dryRun?: boolean;

  /** In place of the one that the rows were read by: a mapping, or the name of a saved one. */
  @IsOptional()
  @ValidateIf(({ mapping }: ReplayBody) => typeof mapping !== 'string')
  @IsObject()
  mapping?: object | string;
}

export class NewMappingBody {
  @IsString()
  @MaxLength(100)
  name!: string;

  /** What the files hold. */
  @IsIn(tableNames)
  table!: TableName;

  /** Field -> column: {"orderId": "Order No", "currency": {"constant": "EUR"}}. */
  @IsObject()
  mapping!: object;
}
