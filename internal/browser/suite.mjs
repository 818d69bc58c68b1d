// All browser tests in one process, so that they share one built site and one browser: `npm test`.
// Each also runs on its own: `node --test links.test.mjs`.

import './inspect.test.mjs';
import './links.test.mjs';
import './html.test.mjs';
import './axe.test.mjs';
import './keyboard.test.mjs';
