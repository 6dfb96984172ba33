/** The build's "now", an instant as RFC 3339 text; set in `astro.config.mjs`. */
declare const __NOW__: string;
