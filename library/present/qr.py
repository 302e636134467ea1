"""An address as a QR code, for paper: a printed sheet leads back to its page."""

from functools import lru_cache


@lru_cache(4096)
def qr_svg(address: str) -> str:
    """The code as an SVG element without styles or ids; level M, a quiet zone of four modules."""
    # Here, because only sites with an address print codes, and it loads an HTTP client it has no use for.
    import segno

    code = segno.make(address, error="m", micro=False)
    return code.svg_inline(omitsize=True, svgclass=None, lineclass=None, border=4)
