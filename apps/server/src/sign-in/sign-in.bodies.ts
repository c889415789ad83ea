import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { themes, type Theme } from '#metadata';

export class SignInBody {
  @IsString()
  @MaxLength(254)
  email!: string;

  @IsString()
  @MaxLength(1000)
  password!: string;
}

export class LinkBody {
  @IsString()
  @MaxLength(200)
  token!: string;

  @IsOptional()
  @IsString()
  @MaxLength(254)
  email?: string;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  password?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;
}

export class MeBody {
  @IsOptional()
  @IsIn(['en', 'zh-CN'])
  language?: string;

  @IsOptional()
  @IsIn(themes)
  theme?: Theme;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  password?: string;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  currentPassword?: string;
}
