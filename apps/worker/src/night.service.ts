import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Scheduler } from '#reporting';
import { Clientele } from '#runtime';

/** Runs the scheduler as long as the process lives; several workers and servers may, and one acts at a time. */
@Injectable()
export class NightService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly scheduler: Scheduler;

  constructor(@Inject(Clientele) private readonly clientele: Clientele) {
    this.scheduler = clientele.reporting.scheduler();
  }

  onApplicationBootstrap(): void {
    this.scheduler.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.scheduler.stop();
    await this.clientele.close();
  }
}
