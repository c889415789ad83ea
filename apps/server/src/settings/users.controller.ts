import { Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { Clientele } from '#runtime';
import { JsonBody } from '../http/json-body.js';
import { pageRequest } from '../http/page-request.js';
import { Caller, NeedsScope, type Principal } from '../http/principal.js';
import { NewUserBody, UserChangeBody } from './settings.bodies.js';

/** The people who may sign in. */
@Controller('v1/users')
@NeedsScope('admin')
export class UsersController {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  @Get()
  async list(@Query() query: Record<string, string>) {
    const { items, nextCursor } = await this.clientele.metadata.users.list(pageRequest(query));
    return { users: items, next_cursor: nextCursor };
  }

  /** The new user signs in by the link, once, and sets a password then. */
  @Post()
  async create(@Caller() { project, actor }: Principal, @JsonBody(NewUserBody) body: NewUserBody) {
    const { users, signInLinks, audit } = this.clientele.metadata;
    const user = await users.create(body);
    const token = await signInLinks.create(user.id);
    const details = { role: user.role };
    await audit.append({ project, actor, action: 'user.create', subject: `user:${user.id}`, details });
    return { user, signInLink: `/sign-in?token=${token}` };
  }

  @Patch(':id')
  async change(
    @Caller() { project, actor }: Principal,
    @Param('id') id: string,
    @JsonBody(UserChangeBody) { role, disabled }: UserChangeBody,
  ) {
    const { users, sessions, audit } = this.clientele.metadata;
    if (disabled === true) await users.disable(id);
    if (disabled === false) await users.enable(id);
    if (role !== undefined) await users.update(id, { role });
    await sessions.revokeAll(id);
    const details = {
      ...(role === undefined ? {} : { role }),
      ...(disabled === undefined ? {} : { disabled }),
    };
    await audit.append({ project, actor, action: 'user.change', subject: `user:${id}`, details });
    return users.get(id);
  }
}
