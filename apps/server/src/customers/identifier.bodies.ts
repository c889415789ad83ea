import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';

const types = ['customerId', 'anonymousId'] as const;

/** An id that is the same person as a customer. */
export class IdentifierBody {
  @IsIn(types)
  type!: (typeof types)[number];

  @IsString()
  @MinLength(1)
  @MaxLength(200)
  value!: string;
}
