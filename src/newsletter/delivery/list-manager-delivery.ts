import { momentText } from '../../blog/calendar.ts';
import type { Site } from '../../blog/site.ts';
import {
  type Delivery,
  DeliveryError,
  type Line,
  type Obstacle,
  type RenderedIssue,
} from './delivery.ts';
import { hasUnsubscribe } from './html-pieces.ts';
import { handedOver, type ListManager } from './list-manager.ts';

/** How an issue is to be handed to a list manager. */
export type Handing = {
  /** When it is to go out by itself; without it, somebody sends it from there. */
  at?: Temporal.ZonedDateTime;
  now: Temporal.Instant;
  /** Waits, where a service asks for it. */
  pause(seconds: number): Promise<void>;
  /** Milliseconds until an answer counts as lost. */
  timeout?: number;
};

/** What each list manager has of its own in a delivery. */
type Service = {
  /** Which one it is, and what it would be given for whom. */
  lines(issue: RenderedIssue): Line[];
  /** Why its settings can't be used. */
  obstacles: readonly Obstacle[];
  /** The list manager as it is to have an issue; asked for when nothing is in the way. */
  managerFor(issue: RenderedIssue): ListManager;
};

/** A delivery to a list manager. */
export function listManagerDelivery(service: Service, site: Site, handing: Handing): Delivery {
  const { at } = handing;
  const obstaclesOf = (issue: RenderedIssue) => [
    ...service.obstacles,
    ...handingObstacles(issue, site, handing),
  ];
  return {
    toSubscribers: true,
    plan: async (issue) => ({
      lines: [
        ...service.lines(issue),
        ['Then', at ? `schedule it for ${momentText(at)}` : 'leave it for you to send'],
      ],
      obstacles: obstaclesOf(issue),
    }),
    deliver: async (issue, tell) => {
      const [first] = obstaclesOf(issue);
      if (first) throw new DeliveryError(first.reason, first.fix);
      return handedOver(service.managerFor(issue), at, tell);
    },
  };
}

/** Why an issue can't be handed over, apart from settings. */
function handingObstacles(
  { email }: Pick<RenderedIssue, 'email'>,
  site: Site,
  { at, now }: Handing,
): Obstacle[] {
  const found: Obstacle[] = [];
  if (!hasUnsubscribe(email.html, site.newsletter.unsubscribe.url)) {
    found.push({
      reason:
        'The email has no link to newsletter.unsubscribe.url, which becomes each reader’s own',
      fix: 'Put one into src/newsletter/templates/footer.mjml.',
    });
  }
  if (at && Temporal.Instant.compare(at.toInstant(), now) <= 0) {
    found.push({
      reason: `${momentText(at)} is over`,
      fix: 'Give --schedule a date and time to come.',
    });
  }
  return found;
}
