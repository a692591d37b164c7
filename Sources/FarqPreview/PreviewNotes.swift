/// The part of the script that shows translators, beside each unit of the page, its state and its source text.
enum PreviewNotes {
  static let script = "const noteStyle = `\(style)`;\n" + code

  private static let code = #"""
    const notesKey = 'farq-translator';
    const asked = new URLSearchParams(location.search).get('translator');
    let notesOn = asked != null ? asked !== '0' : localStorage.getItem(notesKey) !== '0';
    let noteHosts = [], toggle = null, lastNotes = '';

    const stateWords = n => n.state === 'current' && !n.isRecorded ? 'not recorded' : n.state;

    const changeText = n => {
      const names = { same: 'span', removed: 'del', added: 'ins' };
      return el('p', { className: 'text', lang: n.sourceLanguage, dir: n.sourceDirection },
        ...n.change.map(c => el(names[c.kind], { textContent: c.text })));
    };

    // What a translator has open stays open when the page is updated.
    const openKey = 'farq-open';
    const openUnits = new Set(JSON.parse(sessionStorage.getItem(openKey) ?? '[]'));

    const note = n => {
      const state = stateWords(n);
      const details = el('details', { className: `state-${state.replace(' ', '-')}`, open: openUnits.has(n.unit) },
        el('summary', {}, el('span', { className: 'state', textContent: state }), ' ', el('span', { className: 'unit', textContent: n.unit })));
      if (n.change.length) details.append(el('h3', { textContent: 'What changed in the source' }), changeText(n));
      details.append(el('h3', { textContent: 'Source' }),
        el('p', { className: 'text', lang: n.sourceLanguage, dir: n.sourceDirection, textContent: n.source }),
        el('p', { className: 'files' }, el('span', { textContent: `Source: ${n.sourcePlace}` }), el('br'), el('span', { textContent: `Translation: ${n.place}` })));
      details.ontoggle = () => {
        openUnits[details.open ? 'add' : 'delete'](n.unit);
        sessionStorage.setItem(openKey, JSON.stringify([...openUnits]));
      };
      return details;
    };

    const placeNotes = notes => {
      for (const host of noteHosts) host.remove();
      noteHosts = [];
      if (!notesOn) return;
      const groups = new Map();
      for (const n of notes) {
        const target = n.selectors.map(s => document.querySelector(s)).find(e => e);
        if (!target) continue; // Not on this page: hand-written parts take the place of others.
        groups.set(target, [...groups.get(target) ?? [], n]);
      }
      for (const [target, list] of groups) {
        const { host, root } = shadow('farq-note', noteStyle);
        root.append(...list.map(note));
        // Beside a heading it follows the heading; beside prose it precedes it.
        if (target.matches('h1, h2')) target.after(host);
        else target.before(host);
        noteHosts.push(host);
      }
    };

    const showToggle = notes => {
      if (!toggle) {
        const { host, root } = shadow('farq-toggle', noteStyle);
        const button = el('button', { type: 'button' });
        button.onclick = () => {
          notesOn = !notesOn;
          localStorage.setItem(notesKey, notesOn ? '1' : '0');
          showToggle(JSON.parse(lastNotes));
          placeNotes(JSON.parse(lastNotes));
        };
        root.append(button);
        document.body.append(host);
        toggle = { host, button };
      }
      const work = notes.filter(n => stateWords(n) !== 'current').length;
      toggle.button.setAttribute('aria-pressed', String(notesOn));
      toggle.button.textContent = `Translator notes ${notesOn ? 'on' : 'off'}${work ? ` (${work} to do)` : ''}`;
    };

    const refreshNotes = async () => {
      const text = await fetch(`/_farq/sections?path=${encodeURIComponent(page)}`).then(r => r.ok ? r.text() : '[]', () => '[]');
      if (text === lastNotes) return;
      lastNotes = text;
      const notes = JSON.parse(text);
      if (!notes.length && !toggle) return;
      showToggle(notes);
      placeNotes(notes);
      restoreScroll();
    };
    """#

  private static let style = """
    :host { all: initial; display: block; color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif;
      color: light-dark(#1d2433, #e4e8f0); margin-block: .35rem; text-align: start; }
    details { border-inline-start: 4px solid var(--tone); background: light-dark(#f3f5f9, #1d222c); border-radius: 3px; }
    details[open] { padding-block-end: .25rem; }
    details + details { margin-block-start: 2px; }
    summary { padding: .2rem .6rem; cursor: pointer; overflow-wrap: anywhere; }
    .state { display: inline-block; padding: 0 .45em; border: 1px solid var(--tone); border-radius: 3px; font-weight: 600; }
    .unit { font-family: ui-monospace, monospace; font-size: .85rem; }
    .state-current { --tone: light-dark(#2e7d4f, #7fd1a0); }
    .state-not-recorded { --tone: light-dark(#5a6478, #9aa6bd); }
    .state-stale, .state-suspect { --tone: light-dark(#9a5b00, #f0b35a); }
    .state-missing, .state-untranslated { --tone: light-dark(#b3261e, #ff8a7a); }
    h3 { margin: .3rem .8rem 0; font-size: .85rem; }
    p { margin: .2rem .8rem .5rem; }
    .text { white-space: pre-wrap; overflow-wrap: anywhere; }
    .files { font-family: ui-monospace, monospace; font-size: .8rem; overflow-wrap: anywhere; }
    del { color: light-dark(#8c1d18, #ffb4a9); background: light-dark(#ffe3df, #4a2420); }
    ins { color: light-dark(#0f5132, #a6e3bf); background: light-dark(#dff3e6, #17382a); }
    :host(farq-toggle) { position: fixed; inset: auto 1rem 1rem auto; z-index: 2147483646; margin: 0; }
    button { padding: .35rem .7rem; font: inherit; color: inherit; background: light-dark(#fff, #1d222c);
      border: 1px solid light-dark(#5a6478, #9aa6bd); border-radius: 4px; cursor: pointer; box-shadow: 0 1px 6px #0003; }
    button:focus-visible, summary:focus-visible { outline: 3px solid light-dark(#1a5fb4, #99c1f1); outline-offset: 2px; }
    """
}
