import { expect, it } from 'vitest';
import { charactersOf } from '../../src/typeface/characters.ts';

it('takes the characters that are read, once each, and no others', () => {
  const page = `<!doctype html>
<title>Ä</title>
<style>.b::after { content: "ß" }</style>
<script type="application/ld+json">{"name": "ç"}</script>
<p title="ñ">aba&eacute;<b>𝄞</b>\t</p>`;
  const letters = [...charactersOf(page)].filter((character) => character.trim() !== '');
  expect(letters.sort()).toEqual(['a', 'b', 'Ä', 'é', '𝄞']);
});
