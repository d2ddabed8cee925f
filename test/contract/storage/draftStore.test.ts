import { FileDraftStore } from '../../../src/adapters/storage/fileDraftStore.ts';
import { DraftMemory, MemoryDraftStore } from '../../support/memoryDraftStore.ts';
import { temporaryDirectory } from '../../support/temporaryDirectory.ts';
import { draftStoreContract } from './draftStoreContract.ts';
import { silentLog } from '../../support/silentLog.ts';

draftStoreContract('in memory', () => {
  const memory = new DraftMemory();
  return Promise.resolve({
    open: () => new MemoryDraftStore(memory),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
});

draftStoreContract('in files', async () => {
  const folder = await temporaryDirectory('baton-drafts-');
  return {
    open: () => new FileDraftStore(folder.path, silentLog),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
});
