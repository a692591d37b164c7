import Foundation

/// What the preview adds to pages: one script, which is no part of the published site.
enum PreviewScript {
  /// A page with the script at its end, which knows the page's digest.
  static func injected(into page: [UInt8], digest: String) -> Data {
    let tag = Data("<script src=\"/_farq/preview.js\" data-digest=\"\(digest)\" defer></script>\n".utf8)
    var data = Data(page)
    let end = data.range(of: Data("</body>".utf8), options: .backwards)?.lowerBound ?? data.endIndex
    data.insert(contentsOf: tag, at: end)
    return data
  }

  /// What stands in the place of every page until the content is free of errors for the first time.
  static let emptyPage = """
    <!doctype html>
    <html>
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>No page yet</title>
    </head>
    <body>
    </body>
    </html>

    """

  static let script = "(() => {\n\(live)\n\(PreviewProblems.script)\n\(PreviewNotes.script)\nstart();\n})();\n"

  /// Follows the page: a digest other than its own means that it is out of date. Pages that nobody sees let go of the
  /// connection, as browsers grant six to a host, and ask again when they are looked at.
  private static let live = #"""
    let own = document.currentScript.dataset.digest;
    const page = location.pathname;
    let events = null;

    const el = (name, props = {}, ...children) => {
      const node = Object.assign(document.createElement(name), props);
      node.append(...children);
      return node;
    };

    // Tools of the preview stand in a shadow tree: the site's styles do not reach in, nor theirs out.
    const shadow = (name, css) => {
      const host = document.createElement(name);
      host.lang = 'en';
      host.dir = 'ltr';
      const root = host.attachShadow({ mode: 'open' });
      root.append(el('style', { textContent: css }));
      return { host, root };
    };

    const scrollKey = `farq-scroll ${page}`;
    // A request that ends because the reader goes elsewhere is no reason to stay.
    let isLeaving = false;
    addEventListener('beforeunload', () => { isLeaving = true; });

    const reload = () => {
      if (isLeaving) return;
      sessionStorage.setItem(scrollKey, JSON.stringify([scrollX, scrollY]));
      location.reload();
    };

    const assets = root => [...root.head.querySelectorAll('link[rel=stylesheet], script[src]')]
      .map(e => e.getAttribute('href') ?? e.getAttribute('src')).join();

    // Puts the new body in the place of the old one, which is quicker than loading styles and fonts again, and keeps the
    // reader's place. The site's own script finds its elements once more.
    const update = async () => {
      const text = await fetch(location.href).then(r => r.text());
      const next = new DOMParser().parseFromString(text, 'text/html');
      const script = next.querySelector('script[src="/_farq/preview.js"]');
      if (!own || !script || assets(next) !== assets(document)) return reload();
      own = script.dataset.digest;
      const [left, top] = [scrollX, scrollY];
      document.title = next.title;
      for (const name of ['lang', 'dir']) document.documentElement.setAttribute(name, next.documentElement.getAttribute(name));
      document.body.replaceWith(document.adoptNode(next.body));
      document.body.append(...[overlay, toggle].filter(t => t).map(t => t.host));
      placeNotes(JSON.parse(lastNotes || '[]'));
      scrollTo({ left, top, behavior: 'instant' });
      for (const old of document.head.querySelectorAll('script[src]')) old.replaceWith(el('script', { src: old.src }));
    };

    let updating = Promise.resolve();

    const follow = () => {
      if (events) return;
      events = new EventSource(`/_farq/events?path=${encodeURIComponent(page)}`);
      events.onmessage = event => {
        const { digest, problems } = JSON.parse(event.data);
        updating = updating.then(async () => {
          if (digest !== own) await update();
          showProblems(problems);
          await refreshNotes();
        }).catch(reload);
      };
    };

    const leave = () => { events?.close(); events = null; };

    // Once the page is there, and again when notes have moved it.
    let place = null;
    const restoreScroll = () => {
      if (place) scrollTo({ left: place[0], top: place[1], behavior: 'instant' });
    };

    const start = () => {
      place = JSON.parse(sessionStorage.getItem(scrollKey));
      sessionStorage.removeItem(scrollKey);
      restoreScroll();
      for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown']) addEventListener(type, () => { place = null; }, { once: true, passive: true });
      document.addEventListener('visibilitychange', () => document.hidden ? leave() : follow());
      addEventListener('pagehide', leave);
      addEventListener('pageshow', follow);
      if (!document.hidden) follow();
    };
    """#
}
