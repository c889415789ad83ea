import { main } from 'assemblyscript/asc';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The WebAssembly that takes events and orders out of bodies and files, of the AssemblyScript in libs/ingestion/assembly. */
export async function rowScan() {
  let wasm;
  const { error, stderr } = await main(
    [
      'libs/ingestion/assembly/index.ts',
      ...['--baseDir', root, '--outFile', 'row-scan.wasm'],
      // Everything lies at fixed addresses: nothing is allocated, and nothing can abort.
      ...['--runtime', 'stub', '--use', 'abort=', '--noAssert'],
      ...['--enable', 'simd', '--optimizeLevel', '3', '--shrinkLevel', '0'],
    ],
    {
      writeFile(_name, content) {
        wasm = content;
      },
    },
  );
  if (error) throw new Error(`row-scan.wasm was not built\n${stderr.toString()}`, { cause: error });
  return wasm;
}
