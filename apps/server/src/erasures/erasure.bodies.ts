import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';

/** Exactly one of the two. */
export class NewErasureBody {
  /** The customer, with the visitors that events tie to nobody else. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  customerId?: string;

  /** A visitor that is known by this id alone. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  anonymousId?: string;
}
