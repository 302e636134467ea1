"""Where videos are asked about: the address is made from an id by us, never taken from a resource."""

from collections.abc import Mapping

from library.values import dataclass
from library.video import Drive, YouTube


@dataclass(frozen=True, slots=True)
class Provider:
    """One place of videos: how an id is asked for, and the origins its pictures may come from.

    `extractor` is the one that yt-dlp may use; its generic one, which opens any address, is none of
    those below.
    """

    name: str
    extractor: str
    address: str
    picture_origins: tuple[str, ...]


Providers = Mapping[type[YouTube | Drive], Provider]

PROVIDERS: Providers = {
    YouTube: Provider(
        "youtube",
        "youtube",
        "https://www.youtube.com/watch?v={id}",
        ("https://i.ytimg.com", "https://i9.ytimg.com", "https://img.youtube.com"),
    ),
    Drive: Provider(
        "drive",
        "googledrive",
        "https://drive.google.com/file/d/{id}/view",
        ("https://drive.google.com", "https://lh3.googleusercontent.com"),
    ),
}
