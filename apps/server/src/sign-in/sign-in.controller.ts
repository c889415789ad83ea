import { Controller, Get, HttpCode, Inject, Patch, Post, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Problem } from '#core';
import { sessionCookie } from '../http/authentication.guard.js';
import { JsonBody } from '../http/json-body.js';
import { Caller, Open, type Principal } from '../http/principal.js';
import { LinkBody, MeBody, SignInBody } from './sign-in.bodies.js';
import { SignInService } from './sign-in.service.js';

/** Guessing is slowed down: this many attempts a minute from one address. */
const attempts = { rateLimit: { max: 10, timeWindow: 60_000 } };

const cookie = { httpOnly: true, sameSite: 'strict' as const, path: '/' };

/** Sign-in and the signed-in user, for the dashboard. */
@Controller('auth')
export class SignInController {
  constructor(@Inject(SignInService) private readonly signIn: SignInService) {}

  @Get('session')
  session(@Caller() { user, session }: Principal) {
    if (!user || !session) throw new Problem('unauthorized', 'A key has no session');
    return this.signIn.view(user, session);
  }

  @Open()
  @RouteConfig(attempts)
  @Post('sign-in')
  @HttpCode(200)
  async byPassword(@JsonBody(SignInBody) body: SignInBody, @Res({ passthrough: true }) reply: FastifyReply) {
    const { token, view } = await this.signIn.byPassword(body.email, body.password);
    setCookie(reply, token);
    return view;
  }

  @Open()
  @RouteConfig(attempts)
  @Post('link')
  @HttpCode(200)
  async byLink(@JsonBody(LinkBody) body: LinkBody, @Res({ passthrough: true }) reply: FastifyReply) {
    const result = await this.signIn.byLink(body);
    if ('needs' in result) return result;
    setCookie(reply, result.token);
    return result.view;
  }

  @Post('sign-out')
  @HttpCode(204)
  async signOut(@Caller() { session }: Principal, @Res({ passthrough: true }) reply: FastifyReply) {
    if (session) await this.signIn.end(session);
    void reply.clearCookie(sessionCookie, cookie);
  }

  @Patch('me')
  async change(@Caller() { user, session }: Principal, @JsonBody(MeBody) body: MeBody) {
    if (!user || !session) throw new Problem('forbidden', 'A key is no user');
    const { id, email, name, role, language, theme } = await this.signIn.change(user, session, body);
    return { id, email, name, role, language, theme };
  }
}

function setCookie(reply: FastifyReply, token: string): void {
  const secure = reply.request.protocol === 'https';
  void reply.setCookie(sessionCookie, token, { ...cookie, secure });
}
