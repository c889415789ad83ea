import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { shopNames, type ShopName } from '#metadata';

export class NewConnectionBody {
  @IsIn(shopNames)
  shop!: ShopName;

  /** What the shop signs its webhooks with; it is never shown again. */
  @IsString()
  @MinLength(8)
  @MaxLength(500)
  secret!: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  name?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  source?: string;
}
