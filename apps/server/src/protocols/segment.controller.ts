import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '#core';
import { type Fields, fieldsOf, segmentMessage } from '#ingestion';
import { Open } from '../http/principal.js';
import { messageAnswer, type MessageAnswer } from './message-answer.js';
import { MessageDoor, type MessageLimits } from './message-door.js';

/** What Segment allows: 32 KB a message, 500 KB a request. */
const limits: MessageLimits = { message: 32 * 1024, request: 500 * 1024 };

/**
 * Segment's HTTP API, which RudderStack's SDKs speak, too. A request whose messages are partly wrong is answered with 200:
 * after any other answer an SDK would drop the good ones.
 */
@Controller('v1')
@Open()
export class SegmentController {
  constructor(@Inject(MessageDoor) private readonly door: MessageDoor) {}

  @Post(['track', 't'])
  @HttpCode(200)
  track(@Req() request: FastifyRequest): Promise<MessageAnswer> {
    return this.one(request, 'track');
  }

  @Post(['identify', 'i'])
  @HttpCode(200)
  identify(@Req() request: FastifyRequest): Promise<MessageAnswer> {
    return this.one(request, 'identify');
  }

  @Post(['page', 'p'])
  @HttpCode(200)
  page(@Req() request: FastifyRequest): Promise<MessageAnswer> {
    return this.one(request, 'page');
  }

  @Post(['screen', 's'])
  @HttpCode(200)
  screen(@Req() request: FastifyRequest): Promise<MessageAnswer> {
    return this.one(request, 'screen');
  }

  @Post(['group', 'g'])
  @HttpCode(200)
  group(@Req() request: FastifyRequest): Promise<MessageAnswer> {
    return this.one(request, 'group');
  }

  @Post(['alias', 'a'])
  @HttpCode(200)
  alias(@Req() request: FastifyRequest): Promise<MessageAnswer> {
    return this.one(request, 'alias');
  }

  @Post(['batch', 'b'])
  @HttpCode(200)
  async batch(@Req() request: FastifyRequest): Promise<MessageAnswer> {
    const { project, body } = await this.door.admit(request, limits);
    if (!Array.isArray(body.batch)) throw new Problem('invalid-body', '/batch must be a list of messages');
    return this.take(request, project, body, body.batch);
  }

  private async one(request: FastifyRequest, type: string): Promise<MessageAnswer> {
    const { project, body } = await this.door.admit(request, limits);
    const { writeKey: _, ...message } = body;
    return this.take(request, project, { sentAt: body.sentAt }, [{ ...message, type }]);
  }

  private async take(request: FastifyRequest, project: string, body: Fields, items: unknown[]) {
    const messages = {
      items,
      read: segmentMessage,
      sentAt: body.sentAt,
      context: fieldsOf(body, 'context'),
      maxMessageBytes: limits.message,
    };
    return messageAnswer(await this.door.take(request, project, messages));
  }
}
