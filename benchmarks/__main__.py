"""``make bench``: figures of speed and memory, each a ratio within one run, with the bound that it must keep."""

from __future__ import annotations

import sys

import frames
import memory
import page
import speed
import start


def main() -> int:
    """Run all, print a table, and return 1 where a bound is broken."""
    broken = 0
    print(f"{'benchmark':44} {'ratio':>7} {'bound':>8}   what was measured")
    for benchmark in (start.measure, speed.measure, frames.measure, memory.measure):
        found = benchmark()
        broken += not found.kept
        mark = "" if found.kept else "   BROKEN"
        print(f"{found.name:44} {found.ratio:7.2f} {found.bound:>8}   {found.detail}{mark}", flush=True)
    print("\nThe page in a browser:")
    page.main()
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
