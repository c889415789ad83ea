import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clientele } from '#runtime';

/** Carries out what is asked for, as long as the server lives; also what the one before left half-way. */
@Injectable()
export class ErasuresService implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(@Inject(Clientele) private readonly clientele: Clientele) {}

  onApplicationBootstrap(): void {
    this.clientele.erasures.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.clientele.erasures.close();
  }
}
