import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
} from 'class-validator';
import { roles, scopes, type Role } from '#metadata';

export class NewKeyBody {
  @IsString()
  @MaxLength(200)
  name!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(scopes.length)
  @IsString({ each: true })
  scopes!: string[];
}

/** What is said of a project when it is made, and may be changed later. */
class ProjectFieldsBody {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  title?: string;

  @IsOptional()
  @IsString()
  currency?: string;

  @IsOptional()
  @IsString()
  timeZone?: string;
}

export class NewProjectBody extends ProjectFieldsBody {
  @IsString()
  @MaxLength(48)
  name!: string;
}

export class ProjectChangeBody extends ProjectFieldsBody {
  /** By which rules ids become one person; null for the defaults. */
  @IsOptional()
  @IsObject()
  identity?: object | null;
}

export class NewUserBody {
  @IsString()
  @MaxLength(254)
  email!: string;

  @IsIn(roles)
  role!: Role;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;
}

export class UserChangeBody {
  @IsOptional()
  @IsIn(roles)
  role?: Role;

  @IsOptional()
  @IsBoolean()
  disabled?: boolean;
}

export class NewViewBody {
  @IsString()
  @MaxLength(40)
  page!: string;

  @IsString()
  @MaxLength(200)
  name!: string;

  @IsString()
  @MaxLength(20_000)
  query!: string;

  @IsOptional()
  @IsBoolean()
  shared?: boolean;
}
