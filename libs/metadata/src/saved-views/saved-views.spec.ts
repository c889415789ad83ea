import { expect, it } from '@jest/globals';
import { onEveryStore } from '../../../testing/src/metadata.stores.js';

onEveryStore('saved views', (stores) => {
  it('belong to their owner; shared ones are seen by all', async () => {
    const { savedViews, users } = await stores.open(await stores.fresh());
    const ada = (await users.create({ email: 'ada@example.com', role: 'admin' })).id;
    const bob = (await users.create({ email: 'bob@example.com', role: 'viewer' })).id;
    const view = { project: 'default', page: 'funnels', address: '?window=7d', shared: false };
    const own = await savedViews.create({ ...view, ownerId: ada, name: 'b mine' });
    await savedViews.create({ ...view, ownerId: ada, name: 'a ours', shared: true });
    await savedViews.create({ ...view, ownerId: bob, name: 'c his', page: 'value' });
    const names = async (owner: string, page?: string) =>
      (await savedViews.list('default', owner, page)).map(({ name }) => name);
    expect(await names(ada)).toEqual(['a ours', 'b mine']);
    expect(await names(bob)).toEqual(['a ours', 'c his']);
    expect(await names(bob, 'value')).toEqual(['c his']);
    await expect(savedViews.create({ ...view, ownerId: ada, name: 'a ours' })).rejects.toMatchObject({
      code: 'conflict',
    });
    const notFound = { code: 'not-found' };
    await expect(savedViews.update('default', bob, own.id, { shared: true })).rejects.toMatchObject(notFound);
    await expect(savedViews.remove('default', bob, own.id)).rejects.toMatchObject(notFound);
    expect(await savedViews.update('default', ada, own.id, { shared: true })).toMatchObject({
      shared: true,
      address: '?window=7d',
    });
    expect(await names(bob, 'funnels')).toEqual(['a ours', 'b mine']);
    await savedViews.remove('default', ada, own.id);
    expect(await names(ada)).toEqual(['a ours']);
  });
});

onEveryStore('mappings', (stores) => {
  it('are kept under their name, the newest in place of the older', async () => {
    const { mappings } = await stores.open(await stores.fresh());
    const mapping = { project: 'default', name: 'taobao', kind: 'orders', mapping: { 订单编号: 'orderId' } };
    await mappings.save(mapping);
    const saved = await mappings.save({ ...mapping, mapping: { 订单编号: 'orderId', 总金额: 'gross' } });
    expect(saved.mapping).toEqual({ 订单编号: 'orderId', 总金额: 'gross' });
    expect(await mappings.list('default')).toEqual([saved]);
    await mappings.remove('default', 'taobao');
    await expect(mappings.get('default', 'taobao')).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('"taobao"'),
    });
    await expect(mappings.remove('default', 'taobao')).rejects.toMatchObject({ code: 'not-found' });
  });
});

onEveryStore('the audit', (stores) => {
  it('is appended to, and found by project, action and subject', async () => {
    const { audit } = await stores.open(await stores.fresh());
    const entry = { project: 'default', actor: 'user:1', action: 'audience.export', subject: 'audience:7' };
    await audit.append({ ...entry, details: { rows: 3, format: 'csv', complete: true, columns: ['email'] } });
    await audit.append({ ...entry, subject: 'audience:8' });
    await audit.append({ ...entry, project: null, action: 'user.create', subject: 'user:2' });
    expect((await audit.list({ subject: 'audience:7' })).items).toMatchObject([
      { details: { rows: 3, format: 'csv', complete: true, columns: ['email'] } },
    ]);
    expect((await audit.list({ project: 'default' })).items).toHaveLength(2);
    expect((await audit.list({ action: 'user.create' })).items).toMatchObject([{ subject: 'user:2' }]);
    expect((await audit.list()).items).toHaveLength(3);
  });

  it('keeps no e-mail address', async () => {
    const { audit } = await stores.open(await stores.fresh());
    const details = { note: 'for <ada@example.com>, please', list: ['bob@example.com', 'x'], n: 1 };
    await audit.append({ project: 'default', actor: 'system', action: 'a', subject: 's', details });
    expect((await audit.list()).items[0]!.details).toEqual({
      note: 'for <(e-mail)>, please',
      list: ['(e-mail)', 'x'],
      n: 1,
    });
  });
});
