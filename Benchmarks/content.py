"""Writes a content folder with N codes in two locales, made from the real articles; the same N gives the same bytes.

usage: content.py N FOLDER
"""

import pathlib
import re
import shutil
import sys

REAL = pathlib.Path(__file__).parents[1] / "Content"
LOCALES = ["en", "ar"]
LINK = re.compile(r"\[([^\]]*)\]\([\w.-]+\.md[^)]*\)")


def main(count, folder):
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "families").mkdir(parents=True)
    head, entries = (REAL / "families/smtp.yaml").read_text().split("\ncodes:\n")
    entries = dict(re.findall(r'^  "(\d+)":\n((?:    .*\n?)+)', entries, re.M))
    codes = [(code, f"{code[0]}{index:03d}") for index, code in zip(range(count), cycle(list(entries)))]
    facts = "".join(f'  "{new}":\n{entries[code]}' for code, new in codes)
    (folder / "families/made.yaml").write_text(f"{head}\ncodes:\n{facts}")
    (folder / "site.yaml").write_text(re.sub(r"^families: .*$", "families: [made]", (REAL / "site.yaml").read_text(), flags=re.M))
    for locale in LOCALES:
        target = folder / locale / "made"
        target.mkdir(parents=True)
        for name in ["locale.yaml", "index.md"]:
            shutil.copy(REAL / locale / name, folder / locale)
        for code, new in codes:
            text = LINK.sub(r"\1", (REAL / locale / "smtp" / f"{code}.md").read_text())
            (target / f"{new}.md").write_text(re.sub(r"^(name: .*)$", rf"\1 {new}", text, count=1, flags=re.M))
        (target / "family.md").write_text(LINK.sub(r"\1", (REAL / locale / "smtp/family.md").read_text()))


def cycle(items):
    while True:
        yield from items


if __name__ == "__main__":
    main(int(sys.argv[1]), pathlib.Path(sys.argv[2]))
