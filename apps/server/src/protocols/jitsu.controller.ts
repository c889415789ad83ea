import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '#core';
import { segmentMessage } from '#ingestion';
import { Open } from '../http/principal.js';
import { messageAnswer, type MessageAnswer } from './message-answer.js';
import { MessageDoor, type MessageLimits } from './message-door.js';

const limits: MessageLimits = { message: 32 * 1024, request: 500 * 1024 };

const kinds = ['track', 'identify', 'page', 'screen', 'group', 'alias'];

/** What @jitsu/js sends: one message of Segment's form a request, under the name of its kind. */
@Controller('api/s')
@Open()
export class JitsuController {
  constructor(@Inject(MessageDoor) private readonly door: MessageDoor) {}

  @Post([':kind', 's2s/:kind'])
  @HttpCode(200)
  async take(@Req() request: FastifyRequest, @Param('kind') kind: string): Promise<MessageAnswer> {
    const { project, body } = await this.door.admit(request, limits);
    if (!kinds.includes(kind))
      throw new Problem('not-found', `There is no kind of message ${kind.slice(0, 40)}`);
    const { writeKey: _, ...message } = body;
    const messages = {
      items: [{ ...message, type: kind }],
      read: segmentMessage,
      sentAt: body.sentAt,
      maxMessageBytes: limits.message,
    };
    return messageAnswer(await this.door.take(request, project, messages));
  }
}
