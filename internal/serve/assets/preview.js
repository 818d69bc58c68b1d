// Loads the page again when the site has been built anew. The first event only tells which build this page is of.
const changes = new EventSource('/_preview/changes');
let build = null;
changes.addEventListener('message', (event) => {
  if (build !== null && build !== event.data) location.reload();
  build = event.data;
});
// An open stream would keep the page out of the back/forward cache, and a closed server retrying for ever.
addEventListener('pagehide', () => changes.close());
