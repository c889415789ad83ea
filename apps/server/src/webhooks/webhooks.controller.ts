import { buffer } from 'node:stream/consumers';
import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ShopWebhooks } from '#ingestion';
import type { ShopName } from '#metadata';
import { Clientele } from '#runtime';
import { bodyStream } from '../http/body.js';
import { Open } from '../http/principal.js';

/** An order of ten thousand lines is below it. */
const maxBytes = 16 * 1024 * 1024;

/**
 * POST /v1/webhooks/{shop}/{connection}: answered when the rows are safe on the disk, well within the five seconds that
 * shops wait. No key is needed; the signature over the body's bytes takes its place.
 */
@Controller('v1/webhooks')
@Open()
export class WebhooksController {
  constructor(
    @Inject(Clientele) private readonly clientele: Clientele,
    @Inject(ShopWebhooks) private readonly webhooks: ShopWebhooks,
  ) {}

  @Post('shopify/:connection')
  @HttpCode(200)
  shopify(@Param('connection') connection: string, @Req() request: FastifyRequest) {
    return this.receive('shopify', connection, request, {
      topic: header(request, 'x-shopify-topic'),
      delivery: header(request, 'x-shopify-webhook-id'),
      signature: header(request, 'x-shopify-hmac-sha256'),
    });
  }

  @Post('woocommerce/:connection')
  @HttpCode(200)
  async woocommerce(@Param('connection') connection: string, @Req() request: FastifyRequest) {
    const topic = header(request, 'x-wc-webhook-topic');
    const signature = header(request, 'x-wc-webhook-signature');
    const isPing = topic === '' && signature === '';
    // A webhook that is saved for the first time sends `webhook_id=1` unsigned, and is not made unless it is answered.
    if (isPing && (await this.webhooks.isConnected('woocommerce', connection))) {
      await this.read(request);
      return { outcome: 'ping' };
    }
    const delivery = header(request, 'x-wc-webhook-delivery-id');
    return this.receive('woocommerce', connection, request, { topic, delivery, signature });
  }

  private async receive(
    shop: ShopName,
    connection: string,
    request: FastifyRequest,
    headers: { topic: string; delivery: string; signature: string },
  ) {
    const body = await this.read(request);
    return { outcome: await this.webhooks.receive({ shop, connection, ...headers, body }) };
  }

  private read(request: FastifyRequest): Promise<Buffer> {
    const idleSeconds = this.clientele.config.BODY_IDLE_SECONDS;
    return buffer(bodyStream(request, { bytes: maxBytes, idleSeconds }));
  }
}

function header({ headers }: FastifyRequest, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value.trim() : '';
}
