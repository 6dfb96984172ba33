import './plain-errors.ts';
import { dev } from 'astro';
import { checkedContent } from '../src/authoring/checked-content.ts';
import { site, urls } from '../src/site.config.ts';

await checkedContent(process.cwd(), site, urls);
await dev({ root: process.cwd() });
