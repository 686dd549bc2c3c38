"""Where a release keeps what is said about it, below the site's root."""

FOLDER = ".well-known/literasi"
"""No editor's page can have this name, and hosts that hide dotted folders serve this one."""

MANIFEST = f"{FOLDER}/sidik.txt"
SIGNATURE = f"{MANIFEST}.sig"
LEDGER = f"{FOLDER}/alamat.txt"
RELEASE = f"{FOLDER}/rilis.json"

ADMIN = "admin"
"""The folder of the CMS for the browser, which is no page of the site."""
