import { saveFile } from '../ui/csv';
import { send } from './client';

/** Fetches a file of the API, with the project that is open, and hands it to the browser's downloads. */
export async function download(path: string): Promise<void> {
  const answer = await send(path, { accept: '*/*' });
  const named = /filename="?([^";]+)"?/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  saveFile(await answer.blob(), named ?? (path.split('/').at(-1) || 'clientele'));
}
