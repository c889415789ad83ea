/**
 * The program of the local engine's process: runs ClickHouse from npm's libchdb.so with the arguments given to it.
 * Plain JavaScript, so that it starts from the sources under Jest and from dist/ alike.
 *
 * The call below never returns while the engine serves, and it blocks this thread. A worker therefore watches stdin:
 * its end means that the parent closed it or is dead, and then the whole process goes at once. ClickHouse
 * keeps what it acknowledged through that, so nothing is gained by a slower farewell.
 */
import { Worker } from 'node:worker_threads';
import { libchdbPath } from 'chdb/libchdb';
import { DataType, load, open } from 'ffi-rs';

new Worker(
  `const { readSync } = require('node:fs');
   const bytes = Buffer.alloc(64);
   for (;;) {
     let count = 0;
     try {
       count = readSync(0, bytes);
     } catch (error) {
       if (error.code === 'EAGAIN' || error.code === 'EINTR') {
         Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
         continue;
       }
     }
     if (count === 0) process.kill(process.pid, 'SIGKILL');
   }`,
  { eval: true },
);

// Whatever the engine writes, a new log file too, belongs to its owner alone.
process.umask(0o077);

/** @type {string[]} argv of clickhouse-local; argv[0] selects nothing here, as the entry point is fixed */
const args = ['clickhouse', ...process.argv.slice(2)];

open({ library: 'chdb', path: libchdbPath() });
load({
  library: 'chdb',
  funcName: 'chdb_query_cmdline',
  retType: DataType.I32,
  paramsType: [DataType.I32, DataType.StringArray],
  paramsValue: [args.length, args],
});
// Reached only when the engine could not start. An ordinary exit would wait for the worker, which waits for stdin.
process.kill(process.pid, 'SIGKILL');
