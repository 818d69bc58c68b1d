/** Whether a control of a part of the page holds something else than the page came with. @param {ParentNode} part */
export const touched = (part) => [...part.querySelectorAll('input, select, textarea')].some(differs);

/** @param {Element} control @returns {boolean} */
function differs(control) {
  if (control instanceof HTMLSelectElement) return control.selectedIndex !== Math.max(0, [...control.options].findLastIndex((option) => option.defaultSelected));
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (!(control instanceof HTMLInputElement)) return false;
  return control.type === 'checkbox' || control.type === 'radio' ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;
}
