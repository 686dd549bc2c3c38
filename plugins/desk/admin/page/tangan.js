// The CMS waits for mulai.js: it would look for a config.yml otherwise.
window.CMS_MANUAL_INIT = true;
