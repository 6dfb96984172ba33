import type { Element, ElementContent } from 'hast';
import type { z } from 'zod';

/** A mistake in how an author used a component; the reason and the fix are for the author. */
export class ComponentError extends Error {
  readonly fix: string;
  /** The part of the component that is wrong, if it is not the whole. */
  readonly part: Element | undefined;

  constructor(reason: string, fix: string, part?: Element) {
    super(reason);
    this.name = 'ComponentError';
    this.fix = fix;
    this.part = part;
  }
}

/**
 * A component that authors may use in MDX: the one definition behind its looks on the site, in the
 * feeds and in email. It makes semantic HTML that reads well without any style; classes are only
 * hooks for the site's.
 */
export type Component<Attributes extends z.ZodType = z.ZodType> = {
  /** As authors write it: `<Name …>`. */
  name: string;
  attributes: Attributes;
  /** @throws {ComponentError} when what stands inside can't be used */
  render: (attributes: z.output<Attributes>, children: ElementContent[]) => Element;
};

/** Lets the attributes' types be inferred from their schema. */
export function defineComponent<Attributes extends z.ZodType>(
  component: Component<Attributes>,
): Component {
  return component as unknown as Component;
}
