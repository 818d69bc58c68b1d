// What a page with a long text can do where scripts run. All of it can be read without.
import {addPermalinks} from './permalinks.js'
import {followSections} from './section-nav.js'
import {offerSharing} from './share.js'

/** @type {NodeListOf<HTMLElement>} */
const texts = document.querySelectorAll('[data-permalinks]')
for (const text of texts) addPermalinks(text)
for (const nav of document.querySelectorAll('[data-section-nav]')) followSections(nav)
/** @type {NodeListOf<HTMLElement>} */
const sharers = document.querySelectorAll('[data-share]')
for (const button of sharers) offerSharing(button)
