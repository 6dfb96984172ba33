/** The build's "now", an instant as RFC 3339 text; set in `astro.config.mjs`. */
declare const __NOW__: string;

/** Whether an author is writing (`npm run dev`): drafts and scheduled posts are shown. Set in `astro.config.mjs`. */
declare const __AUTHORING__: boolean;

/** A component, for `tsc`, which can't read one; `astro check` does. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
