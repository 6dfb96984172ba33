import { barChart } from './bar-chart.ts';
import { callout } from './callout.ts';
import type { Component } from './component.ts';
import { figure } from './figure.ts';
import { journey } from './journey.ts';
import { pullQuote } from './pull-quote.ts';
import { trend } from './trend.ts';

/** Every component that authors may use, by the name they write. */
export const components: ReadonlyMap<string, Component> = new Map(
  [barChart, callout, figure, journey, pullQuote, trend].map((component) => [
    component.name,
    component,
  ]),
);
