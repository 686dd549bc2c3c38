// Reloads the page when the site has been built anew. EventSource reconnects by itself, so it
// does so too when the preview was stopped and started again.
(() => {
  const { build } = document.currentScript.dataset;
  new EventSource("/.literasi/peristiwa").onmessage = ({ data }) => {
    if (data !== build) location.reload();
  };
})();
