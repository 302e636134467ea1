"""Icons as one style sheet: our names for them, Material's drawings.

They are masks, so they take the colour of their text, cost nothing per page and need no script.
"""

from collections.abc import Callable, Mapping
from urllib.parse import quote

# Later rows win: a type's own icon stands after its kind's.
FRAME_ICONS = {
    "menu": "menu",
    "close": "close",
    "scheme": "theme-light-dark",
    "search": "magnify",
    "file": "paperclip",
    "download": "download",
    "link": "open-in-new",
    "approved": "check-decagram",
    "back": "arrow-left",
    "forward": "arrow-right",
    "play": "play",
    "print": "printer-outline",
    "note": "information-outline",
    "warning": "alert-outline",
    "school": "school-outline",
    "empty": "bookshelf",
    "data": "signal-cellular-2",
    "lesson-video": "play-circle-outline",
    "question-bank": "format-list-checks",
    "exam": "file-certificate-outline",
    "document": "file-document-outline",
    "video-tiet-day": "video-outline",
    "ma-tran-dac-ta": "table",
    "huong-dan-cham": "file-check-outline",
    "bai-giang-dien-tu": "monitor-dashboard",
    "bai-trinh-chieu": "presentation",
    "ke-hoach-bai-day": "clipboard-text-outline",
    "de-cuong-on-tap": "notebook-outline",
    "phieu-hoc-tap": "file-edit-outline",
    "phan-mem-mo-phong": "atom",
    "huong-dan-thi-nghiem": "flask-outline",
    "hoc-lieu-da-phuong-tien": "image-multiple-outline",
    "sgk-dien-tu": "book-open-variant",
    "tai-lieu-tham-khao": "bookshelf",
    "tai-lieu-boi-duong": "trophy-outline",
    "chu-de-stem": "rocket-launch-outline",
    "de-tai-khkt": "lightbulb-on-outline",
    "tai-lieu-gddp": "map-marker-outline",
    "hoat-dong-mam-non": "toy-brick-outline",
    "ke-hoach-to": "calendar-text-outline",
    "bien-ban-hop-to": "account-group-outline",
    "phieu-du-gio": "eye-outline",
    "preschool": "toy-brick-outline",
    "g-nha-tre": "baby-face-outline",
    "g-mau-giao-be": "sprout-outline",
    "g-mau-giao-nho": "flower-outline",
    "g-mau-giao-lon": "leaf",
}
# On shelves alone, so they have a sheet of their own.
SUBJECT_ICONS = {
    "s-toan": "math-compass",
    "s-ngu-van": "fountain-pen-tip",
    "s-tieng-viet": "alphabetical-variant",
    "s-tieng-anh": "translate",
    "s-khtn": "flask-outline",
    "s-khoa-hoc": "flask-outline",
    "s-tnxh": "leaf",
    "s-lsdl": "earth",
    "s-tin-hoc": "laptop",
    "s-cong-nghe": "tools",
    "s-gdcd": "scale-balance",
    "s-dao-duc": "hand-heart-outline",
    "s-gdtc": "run",
    "s-nghe-thuat": "palette-outline",
    "s-am-nhac": "music",
    "s-mi-thuat": "palette-outline",
    "s-hdtn": "compass-outline",
    "s-hdtn-hn": "compass-outline",
    "s-gddp": "map-marker-outline",
    "s-the-chat": "run",
    "s-nhan-thuc": "head-lightbulb-outline",
    "s-ngon-ngu": "message-text-outline",
    "s-tinh-cam-xa-hoi": "heart-outline",
    "s-tham-mi": "palette-outline",
}


def icon_css(drawing: Callable[[str], str], icons: Mapping[str, str]) -> str:
    """The rules of some icons, a line each; `drawing` gives the svg text of one of Material's."""
    return "\n".join(f".kho-i--{name}{{--i:{_url(drawing(icon))}}}" for name, icon in icons.items())


def chevron_css(drawing: Callable[[str], str]) -> str:
    """The arrow that many rules point with, as a variable."""
    return f":root{{--i-chevron:{_url(drawing('chevron-right'))}}}"


def _url(svg: str) -> str:
    encoded = quote(svg.replace('"', "'"), safe=" =:/;,'()-._~!*@+")
    return f'url("data:image/svg+xml,{encoded}")'
