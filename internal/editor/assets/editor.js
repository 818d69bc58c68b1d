// What every page of the editor does: a message about what was just done, or about what is wrong, is where reading begins. Who has begun to
// type by then is left alone.
document.documentElement.classList.add('js');

const message = document.querySelector('.js-focus');
const typing = document.activeElement?.matches('input:not([autofocus]), select, textarea');
if (message instanceof HTMLElement && !typing) message.focus();

// What was done is told once: loading the page again does not tell it again.
const address = new URL(location.href);
if (address.searchParams.has('done')) {
  address.searchParams.delete('done');
  history.replaceState(history.state, '', address);
}
