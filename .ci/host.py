"""A built site as a static host serves it to Chromium, and the list of what was found wrong with it."""

import urllib.parse

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error

AXE = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
COUNT_SHIFTS = """
  window.shift = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20))))"


class Site:
    """The folder as a host, and the list of what was found wrong with it."""

    def __init__(self, folder, address, browser):
        self.folder, self.address, self.browser = folder, address, browser
        self.where, self.problems = "", []

    def check(self, holds, problem):
        if not holds:
            self.problems.append(f"{self.where}: {problem}")

    def file(self, url):
        path = self.folder / urllib.parse.unquote(urllib.parse.urlsplit(url).path).lstrip("/")
        return path / "index.html" if path.is_dir() else path

    def answer(self, route):
        request = route.request
        if not request.url.startswith(self.address + "/"):
            self.check(False, f"asks another host for {request.url}")
            return route.abort()
        path = self.file(request.url)
        if path.is_file():
            return route.fulfill(path=path)
        self.check(request.resource_type == "document", f"asks for {request.url}, which is not there")
        pages = (folder / "404.html" for folder in path.parents if folder.is_relative_to(self.folder))
        page = next((page for page in pages if page.is_file()), None)
        return route.fulfill(status=404, path=page) if page else route.fulfill(status=404, body="")

    def page(self, **options):
        context = self.browser.new_context(**options)
        context.set_default_timeout(15_000)
        context.add_init_script(COUNT_SHIFTS)
        context.route("**/*", self.answer)
        context.on("weberror", lambda e: self.check(False, f"script error: {e.error}"))
        context.on("console", self.heard)
        return context.new_page()

    def heard(self, message):
        # What could not be loaded is told by `answer`; the browser says it once more, also of the 404 page asked for.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.check(False, f"console: {message.text}")

    def open(self, page, path):
        page.goto(f"{self.address}/{path}")

    def open_slowly(self, page, path):
        """Opens a page as over a slow line: it is painted before its script arrives."""
        held = []
        page.route("**/*.js", lambda route: held.append(route))
        page.goto(f"{self.address}/{path}", wait_until="commit")
        page.wait_for_function("document.readyState !== 'loading'")
        page.evaluate(TWO_FRAMES)
        for route in held:
            self.answer(route)
        page.unroute("**/*.js")
        page.wait_for_load_state()
        page.evaluate(TWO_FRAMES)

    def axe(self, page):
        for violation in Axe().run(page, options=AXE).response["violations"]:
            for node in violation["nodes"][:5]:
                self.check(False, f"axe {violation['id']}: {node['target']}: {node['failureSummary']}")

    def arrives(self, page, path, what, root=None):
        try:
            page.wait_for_url(f"{root or self.address}/{path}", timeout=15_000)
        except Error:
            self.check(False, f"{what} leads to {page.url}, not {path}")
