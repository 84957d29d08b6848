// A shop's server: signs somebody in and tells of an order, and waits until all is delivered.
import { Analytics } from '@segment/analytics-node';

const [host, writeKey] = process.argv.slice(2);
const analytics = new Analytics({ host, writeKey, flushAt: 20 });
const failed = [];
analytics.on('error', (error) => failed.push(JSON.stringify(error)));
analytics.identify({ userId: 'u-1', anonymousId: 'v-next', traits: { email: 'ann@example.com' } });
analytics.track({
  userId: 'u-1',
  event: 'Order Completed',
  properties: { order_id: '7', revenue: 142.52, currency: 'USD' },
});
await analytics.closeAndFlush();
if (failed.length > 0) {
  console.error(failed.join('\n'));
  process.exit(1);
}
