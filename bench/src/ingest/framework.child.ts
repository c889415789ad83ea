/**
 * The no-op server: the same framework as ours with a route that reads the whole body and answers, and no hook, guard, limit or
 * header besides. Prints its address.
 */
import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Controller, HttpCode, Module, Post, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { createAdapter } from '../../../apps/server/src/http/adapter.js';

const answer = { received: 0, accepted: 0, rejected: [], rejectedCount: 0, truncated: false };

@Controller('v1')
class NothingController {
  @Post('events')
  @HttpCode(202)
  read(@Req() { raw }: FastifyRequest): Promise<typeof answer> {
    return new Promise((resolve, reject) => {
      raw.once('end', () => resolve(answer));
      raw.once('error', reject);
      raw.resume();
    });
  }
}

@Module({ controllers: [NothingController] })
class NothingModule {}

const app = await NestFactory.create<NestFastifyApplication>(
  NothingModule,
  createAdapter('warn', process.stderr),
  {
    bodyParser: false,
    logger: ['fatal', 'error', 'warn'],
  },
);
await app.listen(0, '127.0.0.1');
console.log(`listening on http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`);
