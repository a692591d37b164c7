"""Farq beside a plain loop that writes files of the same sizes: clean, unchanged, trusted, after one edit, with gzip files.

The plain loop also does what no build can do without: it asks of every file how it looks (bare look), and replaces those
that the edit changed meanwhile (bare edit). Its times have the reading of its list in them.

usage: run.py [--codes 100,200,400,800] [--runs 5] [--hold GIB] [--folder DISK]...

Runs of the two are interleaved; medians are shown. Give a folder on the disk and one on tmpfs to see both. What is
written stays as long as there is room, because ext4 is slow to create files soon after many have been removed.

A virtual machine may hand free memory back to its host, and then pays several times for each page that it takes into use
again: the more is written, the more a file costs, by any program. --hold keeps so much memory in the machine.
"""

import argparse
import gzip
import mmap
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
FARQ = HERE.parent / ".build/release/farq"
THREADS = str(os.cpu_count())
SETTLE = 310  # seconds after which ext4 is sure to use the inodes of removed files again (RECENTCY_DIRTY)


def hold(size):
    """Takes memory into use and frees all but one page of every so many bytes: what is left is in too small pieces for
    the machine to hand it back. Returns what must be kept."""
    step, page, chunk = 1 << 19, mmap.PAGESIZE, bytes(1 << 24)
    memory = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    memory.madvise(mmap.MADV_NOHUGEPAGE)
    for start in range(0, size, len(chunk)):
        memory[start : start + len(chunk)] = chunk
    for start in range(0, size, step):
        memory.madvise(mmap.MADV_DONTNEED, start + page, step - page)
    return memory


def timed(command, stdin=None):
    """Seconds by the clock, seconds of CPU, and MiB at the peak (as Farq says), of a command that must succeed."""
    os.sync()  # Nobody pays for what an earlier command left to be written.
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE)
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command} ended with {status}")
    memory = re.search(r"(\d+) MiB", output)
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, int(memory[1]) if memory else 0


def sizes(site, code, lists):
    """The lists that the plain loop reads: folders first, then files; how many files and bytes they are."""
    folders, files = [], []
    for path in sorted(site.rglob("*")):
        (folders if path.is_dir() else files).append(path)
    lines = [f"-1 {path.relative_to(site)}" for path in folders]
    lengths = [path.stat().st_size for path in files]
    names = [path.relative_to(site) for path in files]
    changed = [site.joinpath("en/made") == path.parent and code in path.stem.split("-vs-") for path in files]
    lines += [f"{size} {name}" for size, name in zip(lengths, names)]
    lists["all"].write_text("\n".join(lines) + "\n")
    lists["look"].write_text("".join(f"0 {name}\n" for name in names))
    rows = zip(lengths, changed, names)
    lists["edit"].write_text("".join(f"{size if is_changed else 0} {name}\n" for size, is_changed, name in rows))
    return len(files), sum(lengths)


def edited(content):
    """The English article that is edited."""
    return next(iter(sorted((content / "en/made").glob("2*.md"))))


def edit(content):
    """One more sentence in one English article."""
    article = edited(content)
    article.write_text(article.read_text().rstrip() + "\n\nOne sentence more.\n")


def make_room(folder, needed, leftovers):
    """Removes what earlier runs wrote: on tmpfs, which is memory, always; on a disk when it grows full."""
    kind = subprocess.run(["stat", "-f", "-c", "%T", folder], capture_output=True, text=True).stdout.strip()
    if kind != "tmpfs" and shutil.disk_usage(folder).free > needed:
        return
    for path in leftovers:
        shutil.rmtree(path, ignore_errors=True)
    if leftovers and kind != "tmpfs":
        os.sync()
        time.sleep(SETTLE)
    leftovers.clear()


def measure(codes, folder, runs, plain):
    names = ["plain loop", "clean", "unchanged", "trusted", "one edit", "bare look", "bare edit"]
    rows = {name: [] for name in names}
    content, leftovers, size = folder / "content", [], 0
    lists = {name: folder / f"{name}.list" for name in ["all", "look", "edit"]}
    # The first round makes the list, and is not counted: a machine pays several times for memory that it has not used
    # before. On tmpfs the loop's files are removed before those of the build are written, so that both get used memory.
    for run in range(-1, runs):
        make_room(folder, size * 2.2, leftovers)
        if run >= 0:
            with lists["all"].open() as lines:
                rows["plain loop"].append(timed([plain, folder / f"plain{run}", THREADS], stdin=lines))
            leftovers.append(folder / f"plain{run}")
            make_room(folder, size * 1.1, leftovers)
        subprocess.run([sys.executable, HERE / "content.py", str(codes), content], check=True)
        site = folder / f"site{run}"
        cache = folder / "cache"
        shutil.rmtree(cache, ignore_errors=True)
        build = [FARQ, "build", "--content", content, "--templates", HERE.parent / "Templates"]
        build += ["--output", site, "--cache", cache]
        rows["clean"].append(timed(build))
        if run < 0:
            files, size = sizes(site, edited(content).stem, lists)
        rows["unchanged"].append(timed(build))
        rows["trusted"].append(timed(build + ["--trust-output"]))
        edit(content)
        rows["one edit"].append(timed(build))
        for name in ["look", "edit"]:
            with lists[name].open() as lines:
                rows[f"bare {name}"].append(timed([plain, site, THREADS, "again"], stdin=lines))
        leftovers.append(site)
        if run < 0:
            rows = {name: [] for name in names}
    report(codes, folder, files, size, rows)


def report(codes, folder, files, size, rows):
    print(f"\n{codes} codes, {files} files, {size / 2**20:.0f} MiB, {folder.parent}, {THREADS} threads", flush=True)
    print(f"{'':12}{'seconds':>9}{'files/s':>9}{'/ plain':>9}{'/ clean':>9}{'CPU s':>8}{'µs/file':>9}{'MiB':>6}")
    middle = {name: [statistics.median(column) for column in zip(*runs)] for name, runs in rows.items()}
    for name, (wall, cpu, memory) in middle.items():
        print(
            f"{name:12}{wall:9.2f}{files / wall:9.0f}{wall / middle['plain loop'][0]:9.2f}"
            f"{wall / middle['clean'][0]:9.3f}{cpu:8.2f}{cpu / files * 1e6:9.1f}{memory:6.0f}",
            flush=True,
        )


def compression(folder):
    """What --precompress gzip costs on the project's own site, and its sizes beside those of gzip -6."""
    site = folder / "gzip"
    build = [FARQ, "build", "--content", HERE.parent / "Content", "--templates", HERE.parent / "Templates"]
    build.append("--no-cache")
    plain = timed(build + ["--output", folder / "plain-site"])
    zipped = timed(build + ["--output", site, "--precompress", "gzip"])
    pages = sorted(site.rglob("*-vs-*.html"))
    sample = random.Random(1).sample(pages, 200)
    raw = sum(page.stat().st_size for page in sample)
    own = sum(pathlib.Path(f"{page}.gz").stat().st_size for page in sample)
    whole = sum(len(gzip.compress(page.read_bytes(), 6)) for page in sample)
    print(f"\ngzip on the real site: {zipped[0]:.2f} s instead of {plain[0]:.2f} s; ", end="")
    print(f"a comparison has {raw / 200:.0f} bytes, {own / 200:.0f} in its .gz, {whole / 200:.0f} by gzip -6")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--codes", default="100,200,400,800")
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--hold", type=int, default=0)
    arguments.add_argument("--folder", action="append", type=pathlib.Path)
    chosen = arguments.parse_args()
    held = hold(chosen.hold << 30) if chosen.hold else None  # as long as the runs last
    subprocess.run([HERE.parent / "farq", "--version"], check=True, stdout=subprocess.DEVNULL)
    for parent in chosen.folder or [pathlib.Path(tempfile.gettempdir())]:
        for codes in map(int, chosen.codes.split(",")):
            folder = pathlib.Path(tempfile.mkdtemp(prefix="farq-benchmark-", dir=parent))
            try:
                plain = folder / "plain"
                subprocess.run(["cc", "-O2", "-pthread", "-o", plain, HERE / "plain.c"], check=True)
                measure(codes, folder, chosen.runs, plain)
                if codes == int(chosen.codes.split(",")[0]):
                    compression(folder)
            finally:
                shutil.rmtree(folder)


if __name__ == "__main__":
    main()
