/**
 * Sends one customer's way through a shop by an SDK as a shop would: `node sdk-sender.mjs <sdk> <server> <key> <order>`.
 * A process of its own, since Jest cannot load every SDK. Prints what the SDK reports as failed, one JSON a line.
 */
import { createRequire } from 'node:module';
import { shopSteps } from './shop-steps.mjs';

const require = createRequire(import.meta.url);
const [sdk, server, key, orderId] = process.argv.slice(2);
const visitor = `visitor-of-${orderId}`;
const failed = (error) => console.log(JSON.stringify(String(error?.message ?? error)));

const senders = {
  async segment(steps) {
    const { Analytics } = require('@segment/analytics-node');
    const analytics = new Analytics({ writeKey: key, host: server, maxRetries: 1 });
    analytics.on('error', (error) => failed(error.reason ?? error.code));
    for (const { identify, track, properties } of steps) {
      if (identify) analytics.identify({ userId: identify, anonymousId: visitor, traits: properties });
      else analytics.track({ userId: steps[0].identify, event: track, properties });
    }
    await analytics.closeAndFlush({ timeout: 8_000 });
  },
  async rudderstack(steps) {
    const Analytics = require('@rudderstack/rudder-sdk-node');
    const analytics = new Analytics(key, {
      dataPlaneUrl: server,
      retryCount: 1,
      errorHandler: failed,
      logLevel: 'none',
    });
    for (const { identify, track, properties } of steps) {
      if (identify) analytics.identify({ userId: identify, anonymousId: visitor, traits: properties });
      else analytics.track({ userId: steps[0].identify, event: track, properties });
    }
    await analytics.flush();
    await analytics.flush();
  },
  async posthog(steps) {
    const { PostHog } = require('posthog-node');
    const posthog = new PostHog(key, { host: server, fetchRetryCount: 1, fetchRetryDelay: 100 });
    posthog.on('error', failed);
    for (const { identify, track, properties } of steps) {
      const distinctId = steps[0].identify;
      if (identify)
        posthog.identify({ distinctId, properties: { $set: properties, $anon_distinct_id: visitor } });
      else posthog.capture({ distinctId, event: track, properties });
    }
    const flag = await posthog.isFeatureEnabled('anything', steps[0].identify, {
      sendFeatureFlagEvents: false,
    });
    if (flag) failed(`the flag is ${flag}`);
    await posthog.shutdown();
  },
  async jitsu(steps) {
    const { jitsuAnalytics } = require('@jitsu/js');
    const policy = (message) => failed(message);
    // Jitsu's SDK wants a key of two parts: ours, and anything.
    const analytics = jitsuAnalytics({ host: server, writeKey: `${key}:s`, errorPolicy: policy });
    await analytics.setAnonymousId(visitor);
    for (const { identify, track, properties } of steps) {
      if (identify) await analytics.identify(identify, properties);
      else await analytics.track(track, properties);
    }
  },
};

await senders[sdk](shopSteps(orderId));
