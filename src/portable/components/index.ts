import { barChart } from './bar-chart.ts';
import { callout } from './callout.ts';
import type { Component } from './component.ts';

/** Every component that authors may use, by the name they write. */
export const components: ReadonlyMap<string, Component> = new Map(
  [barChart, callout].map((component) => [component.name, component]),
);
