"""Cloudflare Pages, by wrangler, Cloudflare's own tool: it sends what changed, and swaps whole."""

import os
import shlex
from pathlib import Path

from plugins.kinds.hosting import CloudflareHost
from plugins.publishing.hosts import web
from plugins.publishing.hosts.host import Traits
from plugins.publishing.hosts.programs import run
from plugins.publishing.limits import MEBIBYTE, Limits

WRANGLER = "LITERASI_WRANGLER"
"""The command to run wrangler with; npx fetches it where it is not installed."""


class CloudflarePages:
    """Signs in with CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID, wrangler's own variables."""

    # https://developers.cloudflare.com/pages/platform/limits/ and …/configuration/redirects/
    traits = Traits(
        "Cloudflare Pages",
        Limits(files=20_000, file_size=25 * MEBIBYTE, redirects=2000, redirect_length=1000),
    )

    def __init__(self, host: CloudflareHost, project: Path, address: str) -> None:
        self.host, self.project, self.address = host, project, address

    def read(self, path: str) -> bytes | None:
        """Return a file of the live site."""
        return web.read(self.address, path)

    def publish(self, site: Path) -> None:
        """Hand the folder to wrangler."""
        command = shlex.split(os.environ.get(WRANGLER, "npx --yes wrangler@4"))
        words = ["pages", "deploy", str(site), f"--project-name={self.host.project}"]
        words += [f"--branch={self.host.branch}", "--commit-dirty=true"]
        run(
            [*command, *words],
            failed="Cloudflare Pages: wrangler gagal; situs lama tetap terbit.",
            at=self.project,
        )

    def roll_back(self) -> bool:
        """Return False: wrangler has no word for it; the former release is sent again."""
        return False
