/// The part of the script that shows the content's errors over the page, which stays as it was when it was last good.
enum PreviewProblems {
  static let script = "const problemStyle = `\(style)`;\n" + code

  private static let code = #"""
    let overlay = null;

    const problemItem = p => {
      const item = el('li', {}, el('p', { className: 'place', textContent: p.place }),
        el('p', { className: 'what' }, el('strong', { textContent: `${p.severity}: ` }), el('bdi', { textContent: p.message }), ` [${p.rule}]`));
      if (p.line != null) {
        // The faulty part is found by characters, as diagnostics count them.
        const chars = Array.from(new Intl.Segmenter().segment(p.line), s => s.segment);
        const at = p.column - 1;
        item.append(el('pre', { dir: 'auto', tabIndex: 0 }, chars.slice(0, at).join(''),
          el('mark', { textContent: chars.slice(at, at + p.length).join('') || ' ' }), chars.slice(at + p.length).join('')));
      }
      if (p.advice) item.append(el('p', { className: 'advice', dir: 'auto', textContent: p.advice }));
      return item;
    };

    const mostProblems = 20;
    const showProblems = problems => {
      if (!problems.length) {
        if (overlay) overlay.box.replaceChildren();
        if (overlay) overlay.host.hidden = true;
        return;
      }
      if (!overlay) {
        const { host, root } = shadow('farq-problems', problemStyle);
        // The live region has to be there before its words are, or screen readers say nothing.
        const box = el('div', { className: 'box' });
        box.setAttribute('role', 'alert');
        root.append(box);
        document.body.append(host);
        overlay = { host, box };
      }
      overlay.host.hidden = false;
      const count = problems.length;
      const title = el('h2', { textContent: count === 1 ? '1 error: the page shows what was last right' : `${count} errors: the page shows what was last right` });
      if (!own) title.textContent = count === 1 ? '1 error stands in the way of the first page' : `${count} errors stand in the way of the first page`;
      const hide = el('button', { type: 'button', textContent: 'Hide until the next save' });
      hide.onclick = () => { overlay.host.hidden = true; };
      const list = el('ol', {}, ...problems.slice(0, mostProblems).map(problemItem));
      const rest = count > mostProblems ? [el('p', { textContent: `And ${count - mostProblems} more: the terminal has all of them.` })] : [];
      setTimeout(() => overlay.box.replaceChildren(title, list, ...rest, ...(own ? [hide] : [])));
    };
    """#

  private static let style = """
    :host { all: initial; }
    :host([hidden]) { display: none; }
    .box { color-scheme: light dark; position: fixed; inset: auto 0 0 0; z-index: 2147483647; box-sizing: border-box;
      max-height: 75vh; max-height: 75dvh; overflow: auto; padding: 1rem max(1rem, calc(50vw - 32rem)) 1.25rem;
      color: light-dark(#2b1210, #f6e4e1); background: light-dark(#fff4f2, #2a1614);
      border-top: 4px solid light-dark(#b3261e, #ff8a7a); box-shadow: 0 -4px 24px #0005;
      font: 16px/1.5 system-ui, sans-serif; }
    .box:empty { display: none; }
    h2 { margin: 0 0 .75rem; font-size: 1.1rem; color: light-dark(#8c1d18, #ffb4a9); }
    ol { margin: 0; padding: 0; list-style: none; }
    li + li { margin-top: 1rem; padding-top: 1rem; border-top: 1px solid light-dark(#e3b8b3, #5c3531); }
    p { margin: .25rem 0; overflow-wrap: anywhere; }
    .place, pre { font-family: ui-monospace, monospace; font-size: .9rem; }
    pre { margin: .5rem 0; padding: .5rem .75rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere;
      background: light-dark(#ffe3df, #3d211e); border-radius: 4px; }
    mark { color: inherit; background: none; text-decoration: underline wavy light-dark(#b3261e, #ff8a7a); text-underline-offset: 3px; }
    button { margin-top: 1rem; padding: .4rem .8rem; font: inherit; color: inherit; background: transparent;
      border: 1px solid currentColor; border-radius: 4px; cursor: pointer; }
    button:focus-visible, pre:focus-visible { outline: 3px solid light-dark(#1a5fb4, #99c1f1); outline-offset: 2px; }
    """
}
