import { IsDefined, IsIn, IsInt, IsNumber, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { audienceKinds, type AudienceKind } from '#metadata';

/** What may be left out when an audience is made, and when it is changed. */
class AudienceFieldsBody {
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  description?: string;

  @IsOptional()
  @IsIn(audienceKinds)
  kind?: AudienceKind;

  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(90)
  holdoutPercent?: number;
}

/** What an audience is made from; the lib checks the rule and names every mistake in it. */
export class NewAudienceBody extends AudienceFieldsBody {
  @IsString()
  @MaxLength(200)
  name!: string;

  @IsDefined()
  rule!: unknown;
}

export class AudienceChangeBody extends AudienceFieldsBody {
  /** The revision that the editor saw. */
  @IsInt()
  @Min(1)
  revision!: number;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;

  @IsOptional()
  rule?: unknown;
}

export class PreviewBody {
  @IsDefined()
  rule!: unknown;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  asOf?: string;
}

export class RefreshBody {
  @IsOptional()
  @IsString()
  @MaxLength(40)
  asOf?: string;
}

/** Which list; the lib says what there is. */
export class ExportBody {
  @IsString()
  @MaxLength(20)
  format!: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  purpose?: string | null;
}
