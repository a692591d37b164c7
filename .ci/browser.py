"""Opens a built site in Chromium and names everything that a reader would meet as broken.

usage: browser.py SITE ADDRESS

The browser is sent to ADDRESS, the one that the site was built for, and is answered from the folder SITE the way a
static host does it: a folder by its index.html, a missing file by the nearest 404.html. Nothing leaves the machine.
"""

import json
import pathlib
import sys

import yaml
from host import Site
from playwright.sync_api import Error, sync_playwright

CONTENT = pathlib.Path(__file__).parents[1] / "Content"
LOCALES = {path.parent.name: yaml.safe_load(path.read_text()) for path in sorted(CONTENT.glob("*/locale.yaml"))}
SOURCE = yaml.safe_load((CONTENT / "site.yaml").read_text())["source"]
CODES = list(yaml.safe_load((CONTENT / "families/smtp.yaml").read_text())["codes"])

# One page of every kind; the first pair is an author's own comparison, the second a computed one.
KINDS = ["index.html", "404.html", "smtp/index.html", "smtp/550.html", "smtp/450-vs-550.html", "smtp/214-vs-504.html"]
PAGES = ["index.html"] + [f"{locale}/{kind}" for locale in LOCALES for kind in KINDS]
# The other families: with and without classes, each with its own diagram.
OTHERS = [
    "http/index.html", "http/499.html", "http/502-vs-504.html", "dns/index.html", "dns/2-vs-3.html", "tls/40-vs-70.html",
    "grpc/4-vs-14.html", "websocket/1005-vs-1006.html", "ftp/425-vs-426.html", "sip/486-vs-600.html",
]
WIDTHS = [1280, 390]
OTHER_WIDTHS = [740, 320]  # The narrowest with cards beside each other, and the narrowest of all.
PAPER = 718  # A4 between its margins, in CSS pixels
SCRIPT_BYTES = 10 * 1024
LAYOUT_SHIFT = 0.01
OVERFLOW = "() => document.documentElement.scrollWidth - window.innerWidth"
CUT_OFF = """() => [...document.querySelectorAll("main *")]
  .filter(e => ["auto", "scroll"].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth)
  .map(e => `${e.localName}.${e.className}`)"""
BROKEN = """() => [...document.querySelectorAll(".track li > span:first-child")].flatMap(label => {
  const broken = [], texts = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/\\S+/g)) {
    const range = document.createRange();
    range.setStart(texts.currentNode, word.index);
    range.setEnd(texts.currentNode, word.index + word[0].length);
    if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) broken.push(word[0]);
  }
  return broken;
})"""


def looks(site):
    """Accessibility, layout and structure of a page of each kind, on wide and narrow screens, by day and night."""
    for scheme in ["light", "dark"]:
        for width in WIDTHS:
            page = site.page(color_scheme=scheme, viewport={"width": width, "height": 900})
            others = [f"{locale}/{kind}" for locale in LOCALES for kind in OTHERS] if scheme == "light" else []
            for path in PAGES + others:
                site.where = f"{path} ({width} px, {scheme})"
                site.open_slowly(page, path)
                shift = page.evaluate("window.shift")
                site.check(shift < LAYOUT_SHIFT, f"layout shift of {shift:.3f}")
                site.check(page.locator("h1").count() == 1, "not one h1")
                languages(site, page, path)
                structured_data(site, page, path)
                site.axe(page)
                for other in [width, *OTHER_WIDTHS]:
                    page.set_viewport_size({"width": other, "height": 900})
                    site.check(page.evaluate(OVERFLOW) <= 0, f"is wider than {other} px")
                    site.check(not page.evaluate(BROKEN), f"breaks {page.evaluate(BROKEN)} at {other} px")
                page.set_viewport_size({"width": PAPER, "height": 900})
                page.emulate_media(media="print")
                site.check(page.evaluate(OVERFLOW) <= 0, "is wider than its paper")
                site.check(not page.evaluate(CUT_OFF), f"is cut off on paper at {page.evaluate(CUT_OFF)}")
                page.emulate_media(media="screen")
                page.set_viewport_size({"width": width, "height": 900})
            page.context.close()


def languages(site, page, path):
    locale = path.split("/")[0] if "/" in path else SOURCE
    html = page.locator("html")
    site.check(html.get_attribute("lang") == locale, "lang is wrong")
    direction = {"ltr": "ltr", "rtl": "rtl"}[LOCALES[locale]["direction"]]
    site.check(html.get_attribute("dir") == direction, "dir is wrong")


def structured_data(site, page, path):
    try:
        data = [json.loads(text) for text in page.locator("script[type='application/ld+json']").all_text_contents()]
    except ValueError as error:
        return site.check(False, f"JSON-LD: {error}")
    trails = [item for item in data if item["@type"] == "BreadcrumbList"]
    is_article = path.count("/") == 2
    site.check(len(trails) == is_article, f"has {len(trails)} breadcrumb lists")
    for step in [step for trail in trails for step in trail["itemListElement"]]:
        site.check(site.file(step["item"]).is_file(), f"the breadcrumb {step['item']} leads nowhere")


def focus_picker(site, page):
    """Reaches the picker from the top of a page by Tab alone."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('name')") == "first":
            return
    site.check(False, "Tab does not reach the picker")


def picker(site):
    """The picker by keyboard alone."""
    for locale in LOCALES:
        page = site.page(viewport={"width": 1280, "height": 900})
        target = f"{locale}/smtp/450-vs-550.html"
        for path in [f"{locale}/index.html", f"{locale}/smtp/index.html"]:
            site.where = f"{path} (picker)"
            tries = [("550", "450", target), ("450", "550", target), ("٤٥٠", "٥٥٠", target)]
            tries += [("smtp 550", "smtp 450", target)]
            if path == f"{locale}/index.html":  # Codes of several families: the two are looked for in one.
                tries += [("504", "502", f"{locale}/http/502-vs-504.html"), ("nxdomain", "2", f"{locale}/dns/2-vs-3.html")]
                tries += [("ftp 450", "550", f"{locale}/ftp/450-vs-550.html")]
            for first, second, found in tries:
                site.open(page, path)
                focus_picker(site, page)
                page.keyboard.type(first)
                page.keyboard.press("Tab")
                page.keyboard.type(second)
                page.keyboard.press("Enter")
                site.arrives(page, found, f"{first} and {second}")

            site.open(page, path)
            focus_picker(site, page)
            box = page.locator("input[name=first]")
            name = box.evaluate("e => e.labels[0]?.textContent.trim()")
            page.keyboard.type("55")
            page.locator("[role=option]").first.wait_for()
            site.check(box.get_attribute("aria-expanded") == "true", "does not say that its list is open")
            page.keyboard.press("ArrowDown")
            chosen = page.locator(f"[id='{box.get_attribute('aria-activedescendant')}'][aria-selected=true]")
            site.check(chosen.count() == 1, "does not say which option is active")
            found = page.get_by_role("combobox", name=name, exact=True)
            site.check(found.count() == 1, f"is not named {name} while its list is open")
            site.axe(page)
            page.keyboard.press("Escape")
            site.check(box.get_attribute("aria-expanded") == "false", "Escape does not close the list")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
            site.check(box.input_value() in ["550", "SMTP 550"], f"the first option is {box.input_value()}")
            page.keyboard.press("Tab")
            page.keyboard.type("45")
            page.locator("[role=listbox]:not([hidden]) [role=option]").first.wait_for()
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
            page.keyboard.press("Enter")
            site.arrives(page, target, "the arrow keys")

            site.open(page, path)
            focus_picker(site, page)
            page.keyboard.type("9999")
            says(site, page, locale, "picker_none", "an unknown code")
            page.keyboard.press("Enter")
            says(site, page, locale, "picker_missing", "unknown codes")

        path = site.where = f"{locale}/smtp/550.html"
        site.open(page, path)
        focus_picker(site, page)
        page.keyboard.press("Tab")
        page.keyboard.type("450")
        page.keyboard.press("Enter")
        site.arrives(page, target, "the picker of a code page")
        page.context.close()


def says(site, page, locale, phrase, what):
    text = LOCALES[locale]["phrases"][phrase]
    try:
        page.get_by_role("status").filter(has_text=text).wait_for()
    except Error:
        site.check(False, f"{what} is not answered by {text}")


def without_script(site):
    """What pages show when JavaScript is off."""
    page = site.page(java_script_enabled=False)
    pairs = {f"{a}-vs-{b}.html" for i, a in enumerate(CODES) for b in CODES[i + 1 :]}
    for path in PAGES:
        site.where = f"{path} (no script)"
        site.open(page, path)
        links = {link.split("/")[-1] for link in page.locator("main a").evaluate_all("l => l.map(a => a.href)")}
        site.check(page.locator("h1").is_visible(), "no title")
        site.check(not page.get_by_role("combobox").count(), "shows a picker that does not work")
        if path.endswith("smtp/index.html"):
            site.check(pairs <= links, f"has no link to {len(pairs - links)} comparisons")
        elif "-vs-" in path:
            site.check(len(page.locator(".answer").inner_text()) > 40, "no short answer")
            for shown in [".card .summary", "#description ~ * .column", "#differences", "#decision"]:
                site.check(page.locator(shown).first.is_visible(), f"no {shown}")
        elif "/smtp/" in path:
            own = {pair for pair in pairs if path.split("/")[-1].removesuffix(".html") in pair[:-5].split("-vs-")}
            site.check(own <= links, f"has no link to {len(own - links)} comparisons")
            for shown in [".summary", "#description", "#when", "#fix"]:
                site.check(page.locator(shown).first.is_visible(), f"no {shown}")
    page.context.close()


def switcher(site):
    """The language switcher leads to the same page."""
    page = site.page()
    for kind in KINDS:
        for locale in LOCALES:
            for other in LOCALES:
                site.where = f"{locale}/{kind} (switcher)"
                site.open(page, f"{locale}/{kind}")
                page.locator(f".languages a[hreflang={other}]").click()
                site.arrives(page, f"{other}/{kind}", other)
    page.context.close()


def missing_pages(site):
    """A missing address shows the locale's 404 page; a pair in the other order leads to the page that there is."""
    page = site.page()
    for locale in LOCALES:
        path = f"{locale}/smtp/no-such-page.html"
        site.where = path
        site.open(page, path)
        site.check(page.locator("html").get_attribute("lang") == locale, "the 404 page is in another language")
        site.check(page.locator(".top").evaluate("e => getComputedStyle(e).borderBottomWidth") == "1px", "has no style")
        for link in page.locator("a:not(.skip)").evaluate_all("links => links.map(link => link.href)"):
            site.check(site.file(link).is_file(), f"links to {link}, which is not there")
        for asked, target in [
            ("550-vs-450.html", "450-vs-550.html"),
            ("550-vs-450", "450-vs-550.html"),
            ("550-vs-550.html", "550.html"),
        ]:
            site.where = f"{locale}/smtp/{asked}"
            site.open(page, site.where)
            site.arrives(page, f"{locale}/smtp/{target}", "it")
    page.context.close()


def from_disk(site):
    """Pages opened without a host: the picker of a family works from the page's own links, others are not shown."""
    page = site.browser.new_page()
    for path in PAGES[1:]:
        site.where = f"{path} (from disk)"
        page.goto((site.folder / path).as_uri())
        shown = page.locator("[data-picker]").is_visible()
        site.check(shown == path.endswith("smtp/index.html"), f"picker shown: {shown}")
        if shown:
            focus_picker(site, page)
            page.keyboard.type("550")
            page.keyboard.press("Tab")
            page.keyboard.type("450")
            page.keyboard.press("Enter")
            site.arrives(page, path.replace("index", "450-vs-550"), "the picker", site.folder.as_uri())
    page.context.close()


def main(folder, address):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        site = Site(pathlib.Path(folder).resolve(), address.rstrip("/"), browser)
        site.where = "assets"
        size = sum(path.stat().st_size for path in site.folder.glob("assets/*.js"))
        site.check(0 < size <= SCRIPT_BYTES, f"{size} bytes of script, not up to {SCRIPT_BYTES}")
        for part in [looks, picker, without_script, switcher, missing_pages, from_disk]:
            try:
                part(site)
            except Error as error:
                site.check(False, f"could not go on: {error}")
        browser.close()
    for problem in dict.fromkeys(site.problems):
        print(problem, file=sys.stderr)
    if site.problems:
        sys.exit(f"{len(site.problems)} problems")
    print(f"{len(PAGES)} pages of every kind, {len(WIDTHS)} widths, light and dark: nothing is wrong")


if __name__ == "__main__":
    main(*sys.argv[1:])
