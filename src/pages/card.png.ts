import type { APIRoute } from 'astro';
import { siteCardPng } from '../covers/pngs.ts';
import { site } from '../site.config.ts';

/** The publication's own sharing card. */
export const GET: APIRoute = async () =>
  new Response(new Uint8Array(await siteCardPng(site)), {
    headers: { 'Content-Type': 'image/png' },
  });
