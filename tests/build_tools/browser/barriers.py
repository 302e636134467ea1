"""What axe finds on a page against WCAG 2.2 A and AA and good practice."""

from importlib import resources

from playwright.sync_api import Page

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# axe does not read MathML: to it, the head of a column that is a formula is empty.
_RUN = """async tags => {
    const result = await axe.run(document, {runOnly: {type: "tag", values: tags}});
    const fault = node => node.html + " " + node.failureSummary;
    const real = one => one.nodes.filter(n => one.id != "empty-table-header" || !n.html.includes("<math"));
    return result.violations.filter(one => real(one).length)
        .map(one => one.id + ": " + real(one).slice(0, 3).map(fault).join("; "));
}"""


def barriers(page: Page) -> list[str]:
    """Each rule that is broken, with the first places."""
    page.evaluate(AXE)
    found: list[str] = page.evaluate(_RUN, TAGS)
    return found
