"""Who publishes the site, and the way from its home page to a page."""

from typing import Any

from plugins.core.theme_icons import theme_icons
from plugins.core.words import Words
from plugins.json_ld.schema_org import Thing, describe, thing
from plugins.kinds.site import Site


class Publisher:
    """The library of site.yaml, a government body, at the address of this build."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.site: Site = settings["SITE"]
        self.words: Words = settings["WORDS"]
        self.address: str = settings["SITEURL"]
        icons = theme_icons(settings)
        self.logo = next((icon for icon in reversed(icons) if icon.width), None)

    @property
    def fingerprint(self) -> tuple[Any, ...]:
        """What all that it tells depends on."""
        return (self.site, self.words, self.address, self.logo)

    def reference(self) -> Thing:
        """Return what another object of the graph names the publisher by."""
        return {"@id": f"{self.address}/#penerbit"}

    def in_short(self) -> Thing:
        """Return what every page says of the publisher."""
        return {
            "@type": ["Library", "GovernmentOrganization"],
            **self.reference(),
            "name": self.site.organisation,
            "url": f"{self.address}/",
        }

    def in_full(self) -> Thing:
        """Return all that site.yaml tells."""
        [found] = describe(self.site, self.address)
        if self.site.address and (geo := self.site.address.geo):
            found["geo"] = thing("GeoCoordinates", latitude=geo[0], longitude=geo[1])
        if self.logo:
            side = self.logo.width
            url = f"{self.address}/{self.logo.url}"
            found["logo"] = thing("ImageObject", url=url, width=side, height=side)
        return found | self.in_short()

    def website(self) -> Thing:
        """Return the site as a whole."""
        return {
            "@id": f"{self.address}/#situs",
            **thing(
                "WebSite",
                name=self.site.name,
                alternateName=self.site.tagline,
                url=f"{self.address}/",
                description=self.site.description,
                inLanguage=self.site.language,
                publisher=self.reference(),
            ),
        }

    def trail(self, *steps: tuple[str, str]) -> Thing:
        """Return the way to a page: the name and the address of each step after the home page."""
        listed = [
            thing("ListItem", position=place, name=name, item=f"{self.address}/{url}")
            for place, (name, url) in enumerate([(self.words.gettext("Beranda"), ""), *steps], 1)
        ]
        return thing("BreadcrumbList", itemListElement=listed)
