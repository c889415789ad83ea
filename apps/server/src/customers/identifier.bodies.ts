import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { type Identifier, identifierTypes } from '#ingestion';

/** An id that is the same person as a customer. */
export class IdentifierBody implements Identifier {
  @IsIn(identifierTypes)
  type!: Identifier['type'];

  @IsString()
  @MinLength(1)
  @MaxLength(200)
  value!: string;
}
