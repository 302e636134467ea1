"""What lets a site stand on a phone's home screen and be read without a network; and host headers."""

from collections.abc import Iterator

from build_tools.site_look import SiteLook
from library import addresses
from library.feeds.hosting import host_files
from library.feeds.webmanifest import ICON_SIZES, MANIFEST, icon_path, webmanifest
from library.pages.carried import Dresses
from library.pages.labels import labels
from library.pages.render import initials
from library.pages.views import OfflineView
from library.present.context import Context


def worker_script(look: SiteLook, build: str) -> tuple[str, bytes]:
    """The service worker; `build` changes when any page does, and makes devices look kept pages up."""
    return addresses.WORKER, look.shells.worker.replace("KHO_BUILD", build).encode()


def installing_files(
    context: Context, look: SiteLook, dresses: Dresses, logo: bytes | None
) -> Iterator[tuple[str, bytes]]:
    """The files by path, but for the service worker."""
    view = OfflineView(site=context.view, path=addresses.OFFLINE, title=labels("vi")["offline"])
    yield addresses.OFFLINE, look.shells.page.stamp(look.renderer.render(view).slots()).encode()
    yield MANIFEST, webmanifest(context)
    colour, letters = context.view.colour, initials(context.view.short_name)
    # Drawn once for a look: an edit draws none, and what draws takes its time to load.
    from build_tools.media.site_icons import draw_icons, icons_of_logo

    icons = icons_of_logo(logo, ICON_SIZES) if logo else draw_icons(letters, colour, ICON_SIZES)
    for size, icon in zip(ICON_SIZES, icons, strict=True):
        yield icon_path(size), icon
    yield from host_files(dresses.inline(), context.view.site_url).items()
