"""Farq beside a plain loop that writes files of the same sizes: clean, unchanged, and after one edit.

usage: run.py [--codes 100,200] [--runs 5] [--folder DISK]... 

Runs of the two are interleaved; medians are shown. Give a folder on the disk and one on tmpfs to see both. What is
written stays until the end, because ext4 is slow to create files soon after many have been removed.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
FARQ = HERE.parent / "farq"
THREADS = str(os.cpu_count())


def timed(command, stdin=None):
    """Seconds by the clock, seconds of CPU, and MiB at the peak, of a command that must succeed."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command} ended with {status}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def sizes(site, target):
    """The list that the plain loop reads: folders first, then files."""
    folders, files = [], []
    for path in sorted(site.rglob("*")):
        (folders if path.is_dir() else files).append(path)
    lines = [f"-1 {path.relative_to(site)}" for path in folders]
    lines += [f"{path.stat().st_size} {path.relative_to(site)}" for path in files]
    target.write_text("\n".join(lines) + "\n")
    return len(files)


def edit(content):
    """One more sentence in one English article."""
    article = next(iter(sorted((content / "en/made").glob("2*.md"))))
    article.write_text(article.read_text().rstrip() + "\n\nOne sentence more.\n")


def measure(codes, folder, runs, plain):
    rows = {"plain loop": [], "clean": [], "unchanged": [], "one edit": []}
    content, listing = folder / "content", folder / "list"
    for run in range(runs):
        subprocess.run([sys.executable, HERE / "content.py", str(codes), content], check=True)
        site = folder / f"site{run}"
        build = [FARQ, "build", "--content", content, "--templates", HERE.parent / "Templates", "--output", site]
        rows["clean"].append(timed(build))
        files = sizes(site, listing)
        with listing.open() as lines:
            rows["plain loop"].append(timed([plain, folder / f"plain{run}", THREADS], stdin=lines))
        rows["unchanged"].append(timed(build))
        edit(content)
        rows["one edit"].append(timed(build))
    report(codes, folder, files, rows)


def report(codes, folder, files, rows):
    print(f"\n{codes} codes, {files} files, {folder.parent}, {THREADS} threads")
    print(f"{'':12}{'seconds':>9}{'files/s':>9}{'/ plain':>9}{'/ clean':>9}{'CPU s':>8}{'µs/file':>9}{'MiB':>6}")
    middle = {name: [statistics.median(column) for column in zip(*runs)] for name, runs in rows.items()}
    for name, (wall, cpu, memory) in middle.items():
        print(
            f"{name:12}{wall:9.2f}{files / wall:9.0f}{wall / middle['plain loop'][0]:9.2f}"
            f"{wall / middle['clean'][0]:9.2f}{cpu:8.2f}{cpu / files * 1e6:9.1f}{memory:6.0f}"
        )


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--codes", default="100,200")
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--folder", action="append", type=pathlib.Path)
    chosen = arguments.parse_args()
    subprocess.run([FARQ, "--version"], check=True, stdout=subprocess.DEVNULL)
    for parent in chosen.folder or [pathlib.Path(tempfile.gettempdir())]:
        for codes in map(int, chosen.codes.split(",")):
            folder = pathlib.Path(tempfile.mkdtemp(prefix="farq-benchmark-", dir=parent))
            try:
                plain = folder / "plain"
                subprocess.run(["cc", "-O2", "-pthread", "-o", plain, HERE / "plain.c"], check=True)
                measure(codes, folder, chosen.runs, plain)
            finally:
                shutil.rmtree(folder)


if __name__ == "__main__":
    main()
