import { IsOptional, IsString, MaxLength } from 'class-validator';

/** Which period to make; a day or an RFC 3339 time each. */
export class RunBody {
  @IsOptional()
  @IsString()
  @MaxLength(40)
  periodStart?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  periodEnd?: string;
}
