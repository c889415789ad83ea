import { Module, type DynamicModule } from '@nestjs/common';
import { Clientele } from '#runtime';
import { NightService } from './night.service.js';

/** The night apart from the server: the same parts over the same home, without HTTP. */
@Module({})
export class WorkerModule {
  static for(clientele: Clientele): DynamicModule {
    return {
      module: WorkerModule,
      providers: [NightService, { provide: Clientele, useValue: clientele }],
    };
  }
}
