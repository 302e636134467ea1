"""What a web host should know of a site: headers for those that read files, snippets for the rest."""

from collections.abc import Mapping
from typing import Final

from library.pages.policy import Inline, host_policy

HEADERS = "_headers"
"""Netlify and Cloudflare Pages read it from the root of a site; other hosts leave it alone."""
NGINX = "may-chu/nginx.conf"
APACHE = "may-chu/apache.conf"
ROBOTS = "robots.txt"

_ALWAYS: Final[Mapping[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_DAY = "public, max-age=86400, stale-while-revalidate=604800"
"""For assets: a sheet or script that changed has another address, so only pictures may be a day old."""


def host_files(inline: Inline, site_url: str) -> dict[str, bytes]:
    """The files by path; only a site with an address has robots.txt."""
    headers = {"Content-Security-Policy": host_policy(inline), **_ALWAYS}
    files = {HEADERS: _headers(headers), NGINX: _nginx(headers), APACHE: _apache(headers)}
    if site_url:
        files[ROBOTS] = f"User-agent: *\nAllow: /\nSitemap: {site_url.rstrip('/')}/sitemap.xml\n"
    return {path: text.encode() for path, text in files.items()}


def _headers(headers: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value}\n" for name, value in headers.items())
    return f"/*\n{lines}/assets/*\n  Cache-Control: {_DAY}\n"


def _nginx(headers: Mapping[str, str]) -> str:
    lines = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())
    return f"""\
# Dán vào khối server {{ … }} của trang này. / Put this into the site's server block.
{lines}error_page 404 /404.html;
location ~ /assets/ {{ expires 1d; }}
location ~ \\.webmanifest$ {{ types {{ }} default_type application/manifest+json; }}
gzip on;
gzip_types text/css text/javascript application/javascript application/json image/svg+xml;
"""


def _apache(headers: Mapping[str, str]) -> str:
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in headers.items())
    return f"""\
# Dán vào <VirtualHost> hoặc .htaccess của trang này. / For the site's VirtualHost or .htaccess.
ErrorDocument 404 /404.html
AddType application/manifest+json .webmanifest
<IfModule mod_headers.c>
{lines}  Header set Cache-Control "{_DAY}" "expr=%{{REQUEST_URI}} =~ m#/assets/#"
</IfModule>
<IfModule mod_deflate.c>
  AddOutputFilterByType DEFLATE text/html text/css text/javascript application/javascript
  AddOutputFilterByType DEFLATE application/json image/svg+xml
</IfModule>
"""
