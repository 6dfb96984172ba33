import { type Delivery, DeliveryError } from '../../../src/newsletter/delivery/delivery.ts';
import type { Handing } from '../../../src/newsletter/delivery/list-manager-delivery.ts';
import { local } from '../../builders.ts';
import { anIssue } from './an-issue.ts';
import type { FakeService } from './fake-service.ts';

export const NOW = local('2026-11-20T12:00').toInstant();
export const SATURDAY = local('2026-11-21T09:00');

/** How a test hands an issue over: it waits for nobody. */
export function handing(changes: Partial<Handing> = {}): Handing {
  return { now: NOW, pause: async () => {}, ...changes };
}

/** Hands an issue over: what is said to have been done, and whether that was all. */
export async function handedOver(delivery: Delivery, facts: Parameters<typeof anIssue>[0]) {
  const { lines, complete } = await delivery.deliver(await anIssue(facts), () => {});
  return { done: Object.fromEntries(lines).Done, complete };
}

/** The plain message with which something ends. */
export async function failure(deed: Promise<unknown>): Promise<DeliveryError> {
  const error = await deed.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DeliveryError)) throw new Error(`No plain message: ${String(error)}`);
  return error;
}

/** The requests that change something. */
export function changes({ asked }: FakeService) {
  return asked.filter(({ method }) => method !== 'GET');
}
