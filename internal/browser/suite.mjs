// All tests that need the built site, in one process, so that they share it and one browser: `npm test`.
// Each also runs on its own: `node --test links.test.mjs`.

import './inspect.test.mjs';
import './links.test.mjs';
import './html.test.mjs';
import './accessibility.test.mjs';
import './privacy.test.mjs';
import './transfer.test.mjs';
import './steady.test.mjs';
import './keyboard.test.mjs';
import './tree.test.mjs';
import './search.test.mjs';
import './search-faults.test.mjs';
import './compare.test.mjs';
import './embed.test.mjs';
import './feeds.test.mjs';
import './data.test.mjs';
import './curl.test.mjs';
import './elsewhere.test.mjs';
import './editor-walk.test.mjs';
import './editor-pages.test.mjs';
import './editor-plain.test.mjs';
