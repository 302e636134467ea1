"""Without a network, in a real browser over https: what was opened stays, what was withdrawn goes."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.build_tools.browser.conftest import FLAGS, chromium
from tests.build_tools.browser.secure_server import make_certificate, serving
from tests.build_tools.browser.visits import PATIENCE
from tests.build_tools.small_district import CHAIN, SmallDistrict, document

READY = "navigator.serviceWorker.ready.then(() => true)"
KEPT = """caches.keys().then(async all => {
  const name = all.find(one => one.startsWith('kho-pages'));
  const kept = name ? await (await caches.open(name)).keys() : [];
  return kept.map(one => new URL(one.url).pathname).sort();
})"""


@dataclass(frozen=True)
class Builds:
    """A site with two resources, and the same site after one of them was withdrawn."""

    before: Path
    after: Path
    staff: Path
    certificate: Path


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    root = tmp_path_factory.mktemp("offline")
    district = SmallDistrict(root / "repository")
    for name in ("giu", "thu-hoi"):
        district.put(f"thcs-a/{name}", document(f"Phiếu {name}", f"Nội dung {name}."))
    district.commit()
    for name in ("giu", "thu-hoi"):
        district.approve(f"thcs-a/{name}", *CHAIN)
    district.build(root / "before")
    district.withdraw("thcs-a/thu-hoi")
    district.build(root / "after")
    sites = [root / when / "sites" / "thcs-a" for when in ("before", "after")]
    return Builds(sites[0], sites[1], root / "before" / "staff" / "thcs-a", make_certificate(root))


@pytest.fixture(scope="module")
def trusting(playwright: Playwright) -> Iterator[Browser]:
    """A browser that takes the loopback's certificate, so that it runs workers."""
    launched = playwright.chromium.launch(
        executable_path=chromium(), args=[*FLAGS, "--ignore-certificate-errors"]
    )
    yield launched
    launched.close()


@pytest.fixture
def visitor(trusting: Browser) -> Iterator[Page]:
    context = trusting.new_context(ignore_https_errors=True)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def await_kept(page: Page, path: str, *, kept: bool) -> None:
    """Wait until the device keeps a page, or no longer does."""
    settled = page.evaluate(
        f"async ([path, wanted]) => {{ const kept = () => {KEPT};"
        """
          for (let turn = 0; turn < 600; turn++) {
            if ((await kept()).includes(path) === wanted) return true;
            await new Promise(resume => setTimeout(resume, 50));
          }
          return false;
        }""",
        [path, kept],
    )
    assert settled, path


def port_of(address: str) -> int:
    return int(address.rstrip("/").rpartition(":")[2])


def test_what_was_opened_is_there_without_a_network(visitor: Page, builds: Builds) -> None:
    with serving(builds.before, builds.certificate) as address:
        visitor.goto(address)
        assert visitor.evaluate(READY)
        visitor.goto(f"{address}tai-nguyen/giu.html")
        await_kept(visitor, "/tai-nguyen/giu.html", kept=True)
    visitor.goto(f"{address}tai-nguyen/giu.html")
    expect(visitor.get_by_text("Nội dung giu.")).to_be_visible()
    assert visitor.locator(".kho-header").evaluate("one => getComputedStyle(one).position") == "sticky"
    visitor.goto(f"{address}tai-nguyen/thu-hoi.html")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Em đang không có mạng")
    kept = visitor.get_by_role("link", name="Phiếu giu")
    kept.click()
    expect(visitor.get_by_text("Nội dung giu.")).to_be_visible()


def test_a_withdrawn_page_is_gone_after_any_visit_to_the_new_build(
    visitor: Page, builds: Builds, tmp_path: Path
) -> None:
    served = tmp_path / "served"
    shutil.copytree(builds.before, served)
    with serving(served, builds.certificate) as address:
        visitor.goto(address)
        assert visitor.evaluate(READY)
        for name in ("giu", "thu-hoi"):
            visitor.goto(f"{address}tai-nguyen/{name}.html")
            await_kept(visitor, f"/tai-nguyen/{name}.html", kept=True)
    shutil.rmtree(served)
    shutil.copytree(builds.after, served)
    with serving(served, builds.certificate, port_of(address)):
        visitor.goto(f"{address}tai-nguyen/giu.html")
        await_kept(visitor, "/tai-nguyen/thu-hoi.html", kept=False)
        assert "/tai-nguyen/giu.html" in visitor.evaluate(KEPT)
    visitor.goto(f"{address}tai-nguyen/thu-hoi.html")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Em đang không có mạng")


def test_a_page_that_the_host_no_longer_has_is_forgotten_at_once(
    visitor: Page, builds: Builds, tmp_path: Path
) -> None:
    served = tmp_path / "served"
    shutil.copytree(builds.before, served)
    with serving(served, builds.certificate) as address:
        visitor.goto(address)
        assert visitor.evaluate(READY)
        visitor.goto(f"{address}tai-nguyen/thu-hoi.html")
        await_kept(visitor, "/tai-nguyen/thu-hoi.html", kept=True)
        (served / "tai-nguyen" / "thu-hoi.html").unlink()
        visitor.goto(f"{address}tai-nguyen/thu-hoi.html")
        visitor.goto(address)
        await_kept(visitor, "/tai-nguyen/thu-hoi.html", kept=False)


def test_the_site_can_be_installed(visitor: Page, builds: Builds) -> None:
    with serving(builds.before, builds.certificate) as address:
        visitor.goto(f"{address}tai-nguyen/giu.html")
        assert visitor.evaluate(READY)
        href = visitor.locator("link[rel=manifest]").evaluate("one => one.href")
        assert href == f"{address}manifest.webmanifest"
        session = visitor.context.new_cdp_session(visitor)
        errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
        assert {error["errorId"] for error in errors} <= {"in-incognito"}
    manifest = json.loads((builds.before / "manifest.webmanifest").read_bytes())
    assert (manifest["name"], manifest["short_name"]) == ("Trường THCS A (mẫu)", "THCS A")
    for icon in manifest["icons"]:
        with Image.open(BytesIO((builds.before / icon["src"]).read_bytes())) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]


def test_nothing_is_kept_over_http_nor_of_pages_for_staff(visitor: Page, builds: Builds) -> None:
    for folder, certificate in ((builds.before, None), (builds.staff, builds.certificate)):
        said: list[str] = []
        visitor.on("console", lambda message, said=said: said.append(message.text))
        with serving(folder, certificate) as address:
            visitor.goto(address)
            visitor.wait_for_load_state("networkidle")
            assert visitor.locator("link[rel=manifest]").count() == 0
            assert visitor.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
            assert said == []
    assert not (builds.staff / "sw.js").exists()
