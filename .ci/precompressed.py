"""Serves a built site's .gz files over HTTP, as a host does that has them, and reads pages of it in Chromium.

usage: precompressed.py SITE PATH...
"""

import functools
import http.server
import pathlib
import sys
import threading

from playwright.sync_api import sync_playwright


class Handler(http.server.SimpleHTTPRequestHandler):
    """Answers with the compressed file wherever there is one."""

    def send_head(self):
        file = pathlib.Path(f"{self.translate_path(self.path)}.gz")
        if not file.is_file():
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(self.path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(file.stat().st_size))
        self.end_headers()
        return file.open("rb")

    def log_message(self, *_):
        pass


def main(folder, *paths):
    handler = functools.partial(Handler, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        for path in paths:
            answer = page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
            if answer.headers.get("content-encoding") != "gzip":
                sys.exit(f"{path} was not served compressed")
            text = (pathlib.Path(folder) / path).read_text()
            if answer.text() != text or page.locator("h1").count() != 1:
                sys.exit(f"{path} is not read as it was written")
            if not page.evaluate("[...document.styleSheets].some(sheet => sheet.cssRules.length > 100)"):
                sys.exit(f"{path} has no style")
        browser.close()
    server.shutdown()
    print(f"{len(paths)} pages were read from their compressed files")


if __name__ == "__main__":
    main(*sys.argv[1:])
