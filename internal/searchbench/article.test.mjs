import assert from 'node:assert/strict';
import { test } from 'node:test';

import { articleOf } from './article.mjs';

test('the text of a page is that of its article, without what leads elsewhere', () => {
  const html = '<nav>menu</nav><article class="case"><h1>Klant &amp; zorg</h1><nav>kop</nav><p>Een caf&#233; in <b>Gent</b>.</p></article><p>meer</p>';
  assert.deepEqual(articleOf(html), { title: 'Klant & zorg', text: 'Een café in Gent .' });
  assert.equal(articleOf('<p>niets</p>'), undefined);
});
