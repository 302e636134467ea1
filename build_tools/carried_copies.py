"""Copies to carry beside their pages: one file for each resource but videos, with its pictures in it."""

from collections.abc import Mapping
from dataclasses import replace

from build_tools.site_look import SiteLook
from build_tools.staging import Blobs
from library.addresses import CARRIED
from library.pages.carried import Dresses, pictures_in
from library.pages.html import Html
from library.pages.resource_views import WITH_CONTENT, Attachment, ResourceView
from library.pages.views import Page
from library.present.context import size_label
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class CarriedCopies:
    """What the copies of one site are made with."""

    look: SiteLook
    dresses: Dresses

    def copy_of(
        self, view: Page, content: Html, oids: Mapping[str, str], blobs: Blobs
    ) -> tuple[str, bytes] | None:
        """The address and the bytes of a view's copy; None for a page that is not carried.

        `oids` are the blobs of its files by address.
        """
        if not isinstance(view, WITH_CONTENT):
            return None
        pictures = _pictures(view, content, oids, blobs)
        whole = self.look.renderer.render_carried(view, content, self.dresses, pictures)
        return f"{view.path.removesuffix('.html')}/{CARRIED}", whole.encode()


def _pictures(view: ResourceView, content: Html, oids: Mapping[str, str], blobs: Blobs) -> dict[str, bytes]:
    folder = view.path.rpartition("/")[0]
    wanted = {src: oid for src in pictures_in(content) if (oid := oids.get(f"{folder}/{src}")) is not None}
    contents = dict(blobs(wanted.values()))
    return {src: data for src, oid in wanted.items() if (data := contents.get(oid)) is not None}


def offering(view: Page, copy: tuple[str, bytes] | None) -> Page:
    """The view with the link to its copy, saved under the resource's own name, and its size."""
    if copy is None or not isinstance(view, ResourceView):
        return view
    path, content = copy
    folder = view.path.rpartition("/")[0]
    name = view.path.rpartition("/")[2]
    return replace(
        view, carried=Attachment(name, path.removeprefix(f"{folder}/"), size_label(len(content)), "HTML")
    )
