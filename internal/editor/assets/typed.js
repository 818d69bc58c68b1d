import { touched } from './form/touched.js';

const form = document.querySelector('.js-edit');

/** Whether the form of a case was filled in further before its scripts came. This module comes first: others change controls themselves. */
export const typedBefore = form !== null && touched(form);
