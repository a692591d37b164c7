// The code picker: two comboboxes (ARIA Authoring Practices, "Combobox With List Autocomplete") over search.json.
// Without this script pages lose nothing but the picker: lists, matrix and links lead to every comparison.
(() => {
  const digits = /[\u0660-\u0669\u06F0-\u06F9]/g;
  const fold = text => text.normalize("NFKC").replace(digits, d => d.charCodeAt(0) & 15).toLowerCase().trim();

  const load = (() => {
    const cache = {};
    return url => cache[url] ||= fetch(url).then(r => r.ok ? r.json() : Promise.reject(r.status)).catch(() => null);
  })();

  const entries = (data, slug) => (data?.families ?? [])
    .filter(f => !slug || f.slug === slug)
    .flatMap(f => f.codes.map((c, order) => ({ ...c, order, family: f.slug, familyName: f.name, isAlone: !!slug })));

  // A query may name the family before the code, as in "SMTP 550".
  const search = (all, query) => {
    let q = fold(query);
    const family = all.find(c => q.startsWith(`${fold(c.familyName)} `));
    if (family) {
      all = all.filter(c => c.family === family.family);
      q = q.slice(family.familyName.length + 1).trim();
    }
    if (!q) return all;
    const rank = c => {
      const code = fold(c.code);
      if (code === q) return 0;
      if (code.startsWith(q)) return 1;
      return fold(`${c.name} ${c.official}`).includes(q) ? 2 : 3;
    };
    return all.map(c => [rank(c), c]).filter(p => p[0] < 3).sort((a, b) => a[0] - b[0]).map(p => p[1]);
  };

  // Where codes of several families can be meant, a code goes by its family's name as well.
  const label = c => c.isAlone ? c.code : `${c.familyName} ${c.code}`;

  let ids = 0;

  class Combobox {
    constructor(input, all, empty) {
      Object.assign(this, { input, all, empty, active: -1, shown: [], chosen: null });
      this.list = document.createElement("ul");
      this.list.className = "options";
      this.list.id = `options-${++ids}`;
      this.list.hidden = true;
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", input.previousElementSibling.textContent);
      input.after(this.list);
      for (const [name, value] of Object.entries({
        role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
      })) input.setAttribute(name, value);
      input.addEventListener("focus", () => all());
      input.addEventListener("input", () => { this.chosen = null; this.open(); });
      input.addEventListener("click", () => this.open());
      input.addEventListener("keydown", e => this.key(e));
      input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
      this.list.addEventListener("mousedown", e => {
        const index = [...this.list.children].indexOf(e.target.closest("li"));
        e.preventDefault();
        if (index >= 0) this.choose(index);
      });
    }

    async open() {
      const all = await this.all();
      if (document.activeElement !== this.input) return; // the reader went on while the list was on its way
      this.shown = search(all, this.input.value).slice(0, 80);
      this.list.replaceChildren(...this.shown.map((c, i) => {
        const item = document.createElement("li");
        item.id = `${this.list.id}-${i}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        const code = document.createElement("bdi");
        code.className = "num";
        code.textContent = label(c);
        item.append(code, ` ${c.name}`);
        return item;
      }));
      this.list.hidden = !this.shown.length;
      this.input.setAttribute("aria-expanded", String(!this.list.hidden));
      this.mark(-1);
      this.empty(!this.shown.length && this.input.value.trim() !== "");
    }

    close() {
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.mark(-1);
    }

    mark(index) {
      this.list.children[this.active]?.setAttribute("aria-selected", "false");
      this.active = index;
      const item = this.list.children[index];
      if (!item) return this.input.removeAttribute("aria-activedescendant");
      item.setAttribute("aria-selected", "true");
      item.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", item.id);
    }

    choose(index) {
      this.chosen = this.shown[index];
      this.input.value = label(this.chosen);
      this.close();
    }

    async key(e) {
      const last = this.shown.length - 1, open = !this.list.hidden;
      if (e.key === "ArrowDown" || e.key === "ArrowUp") {
        e.preventDefault();
        if (!open) await this.open();
        const step = e.key === "ArrowDown" ? 1 : -1, count = this.shown.length;
        if (count) this.mark((Math.max(this.active, step < 0 ? 0 : -1) + step + count) % count);
      } else if (open && e.key === "Home") { e.preventDefault(); this.mark(0);
      } else if (open && e.key === "End") { e.preventDefault(); this.mark(last);
      } else if (e.key === "Escape") {
        if (open) this.close(); else this.input.value = "";
      } else if (e.key === "Enter" && open && this.active >= 0) {
        e.preventDefault();
        this.choose(this.active);
      } else if (e.key === "Tab" && open && this.active >= 0) this.choose(this.active);
    }

    // What may be meant, the likeliest first.
    async values() {
      return this.chosen ? [this.chosen] : this.input.value.trim() ? search(await this.all(), this.input.value) : [];
    }
  }

  const address = (root, a, b) => {
    const folder = `${root}${a.family}/`;
    if (a.slug === b.slug) return `${folder}${a.slug}.html`;
    const [x, y] = a.order < b.order ? [a, b] : [b, a];
    return `${folder}${x.slug}-vs-${y.slug}.html`;
  };

  for (const picker of document.querySelectorAll("[data-picker]")) {
    const { search: url, family, first } = picker.dataset;
    const root = url.slice(0, url.lastIndexOf("/") + 1);
    const status = picker.querySelector("[role=status]");
    const form = picker.querySelector("form");
    // From disk there is no search.json to fetch: a family's page knows its codes from its own links, others do without.
    const known = [...document.querySelectorAll(".codes .num")];
    if (location.protocol === "file:" && !known.length) { picker.remove(); continue; }
    const fromLinks = () => known.map((num, order) => {
      const code = num.textContent.trim();
      return { code, slug: code.toLowerCase(), name: num.nextElementSibling?.textContent ?? "", official: "", order, family, familyName: family, isAlone: true };
    });
    const all = async () => {
      const found = entries(await load(url), family);
      return found.length || !family ? found : fromLinks();
    };
    const empty = is => { status.textContent = is ? status.dataset.empty : ""; };
    const boxes = ["first", "second"].map(name => new Combobox(form.elements[name], all, empty));
    // Codes are compared within their family.
    boxes[1].all = async () => (await all()).filter(c => !boxes[0].chosen || c.family === boxes[0].chosen.family);
    if (first) boxes[0].input.value = first;
    form.addEventListener("submit", async e => {
      e.preventDefault();
      const [first, second] = await Promise.all(boxes.map(box => box.values()));
      for (const a of first) {
        const b = second.find(c => c.family === a.family);
        if (b) return location.href = address(root, a, b);
      }
      status.textContent = status.dataset.missing;
    });
    picker.hidden = false;
  }

  // A pair asked for in the other order is the same page: hosts that know _redirects never come here.
  if (document.querySelector("[data-notfound]")) {
    const match = location.pathname.match(/([^/]+)\/([^/]+)-vs-([^/]+?)(?:\.html)?$/);
    const url = document.querySelector("[data-picker]")?.dataset.search;
    if (match && url) load(url).then(data => {
      const codes = entries(data, match[1]);
      const [a, b] = [match[2], match[3]].map(slug => codes.find(c => c.slug === decodeURIComponent(slug).toLowerCase()));
      if (a && b) {
        const target = address(location.pathname.slice(0, match.index), a, b);
        if (target !== location.pathname) location.replace(target);
      }
    });
  }
})();
