import { Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Fields, posthogMessage } from '#ingestion';
import { Open } from '../http/principal.js';
import { messageAnswer } from './message-answer.js';
import { MessageDoor, type MessageLimits } from './message-door.js';

/** PostHog's SDK halves a batch that is too large, and sends properties of any size. */
const limits: MessageLimits = { message: 1024 * 1024, request: 4 * 1024 * 1024 };

/** PostHog's capture endpoints, and what its SDKs ask at their start: there are no flags here. */
@Controller()
@Open()
export class PosthogController {
  constructor(@Inject(MessageDoor) private readonly door: MessageDoor) {}

  @Post(['batch', 'capture', 'e', 'i/v0/e'])
  @HttpCode(200)
  async capture(@Req() request: FastifyRequest) {
    const { project, body } = await this.door.admit(request, limits);
    return { status: 1, ...(await this.take(request, project, body, body.sent_at)) };
  }

  /** The newer form of the same, in which the SDK asks for a result by event; none means that it was taken. */
  @Post('i/v1/analytics/events')
  @HttpCode(200)
  async events(@Req() request: FastifyRequest) {
    const { project, body } = await this.door.admit(request, limits);
    const sentAt = request.headers['posthog-request-timestamp'];
    const answer = await this.take(request, project, body, sentAt);
    const items = listOf(body) as { uuid?: unknown }[];
    const drops = answer.rejected.map(({ index, message }) => [
      String(items[index]?.uuid),
      { result: 'drop', details: message },
    ]);
    return { ...answer, results: Object.fromEntries(drops) as Fields };
  }

  @Post(['flags', 'decide'])
  @HttpCode(200)
  async flags(@Req() request: FastifyRequest) {
    await this.door.admit(request, limits);
    return { flags: {}, featureFlags: {}, featureFlagPayloads: {}, errorsWhileComputingFlags: false };
  }

  @Get(['flags/definitions', 'api/feature_flag/local_evaluation'])
  async definitions(@Req() request: FastifyRequest) {
    await this.door.admit(request, limits);
    return { flags: [], group_type_mapping: {}, cohorts: {} };
  }

  private async take(request: FastifyRequest, project: string, body: Fields, sentAt: unknown) {
    const messages = {
      items: listOf(body),
      read: posthogMessage,
      sentAt,
      maxMessageBytes: limits.message,
    };
    return messageAnswer(await this.door.take(request, project, messages));
  }
}

/** A batch, or one event that stands alone with the key beside its fields. */
function listOf(body: Fields): unknown[] {
  if (Array.isArray(body.batch)) return body.batch;
  const { api_key: _, sent_at: __, ...event } = body;
  return [event];
}
