#!/usr/bin/env python3
"""Lets pygeoda and a brute-force scan call the planted maps that `lokus-kalibrasi plant` wrote.

    python3 Benchmarks/planted_peers.py --parts .build/calibration --brute muaro-jambi --brute-maps 50

For each series of maps it adds `calls-<method>.txt` (a line a map, 0 or 1 a village); `lokus-kalibrasi report` scores
them beside those of Lokus. A series that has them already is left alone.

- pygeoda: queen weights of its own from the same polygons, Gi* and local Moran on crude rates (it has no EB form
  of them), 999 permutations, high (high-high) villages with its p of at most 0.05, and after
  Benjamini-Hochberg on its p (its own lisa_fdr gives 0.05 / n also where Benjamini-Hochberg rejects some).
- brute-force scan: Bernoulli, every circle around every village with at most half of the children, high and low, by
  plain cumulative sums; draws without replacement by numpy, 999 maps; secondary clusters that share no village with a
  more likely one.

Exit status: 0; 66 without planted maps; 69 when a package is missing.
"""

import argparse
import csv
import sys
from pathlib import Path

LEVEL = 0.05
PERMUTATIONS = 999


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--parts", type=Path, default=Path(".build/calibration"))
    parser.add_argument("--brute", nargs="*", default=["muaro-jambi"], help="regencies for the brute-force scan")
    parser.add_argument("--brute-maps", type=int, default=50, help="maps of each series for the brute-force scan")
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args()
    try:
        import geopandas
        import numpy
        import pygeoda
    except ImportError as missing:
        print(missing, file=sys.stderr)
        return 69
    folders = sorted(options.parts.glob("planted-*"))
    if not folders:
        print(f"no planted maps in {options.parts}", file=sys.stderr)
        return 66
    for folder in folders:
        regency = folder.name.removeprefix("planted-")
        villages = list(csv.DictReader((folder / "villages.csv").open()))
        measured = numpy.array([int(v["measured"]) for v in villages])
        weights = pygeoda.queen_weights(pygeoda.open(geopandas.read_file(folder / "villages.geojson")))
        scan = None
        if regency in options.brute:
            points = numpy.array([[float(v["x"]), float(v["y"])] for v in villages])
            scan = BruteScan(numpy, points, measured)
        for facts in sorted(folder.glob("*/facts.json")):
            series = facts.parent
            maps = numpy.loadtxt(series / "cases.csv", delimiter=",", dtype=int, ndmin=2)
            call_pygeoda(pygeoda, weights, series, maps, measured, options.seed)
            if scan is not None:
                call_brute(numpy, scan, series, maps[: options.brute_maps], options.seed)
            print(f"{regency}/{series.name}: {len(maps)} maps", file=sys.stderr)
    return 0


def write(series, method, lines):
    text = "".join("".join("1" if flag else "0" for flag in line) + "\n" for line in lines)
    (series / f"calls-{method}.txt").write_text(text)


# -- pygeoda


def call_pygeoda(pygeoda, weights, series, maps, measured, seed):
    names = ["gstar-05", "gstar-bh", "moran-05", "moran-bh"]
    if all((series / f"calls-pygeoda-{name}.txt").exists() for name in names):
        return
    calls = {name: [] for name in names}
    for number, cases in enumerate(maps):
        rates = [float(c) / n for c, n in zip(cases, measured)]
        given = {"permutations": PERMUTATIONS, "seed": seed + number}
        gstar = pygeoda.local_gstar(weights, rates, **given)
        moran = pygeoda.local_moran(weights, rates, **given)
        for name, lisa in [("gstar", gstar), ("moran", moran)]:
            calls[name + "-05"].append(high(lisa, LEVEL))
            calls[name + "-bh"].append(high(lisa, cut(lisa.lisa_pvalues())))
    for name in names:
        write(series, "pygeoda-" + name, calls[name])


def cut(p):
    """The largest p that Benjamini and Hochberg reject at the level; 0 without any."""
    ranked = sorted(p)
    return max((value for k, value in enumerate(ranked, 1) if value <= LEVEL * k / len(ranked)), default=0)


def high(lisa, largest):
    """Class 1 is high (Gi*) or high-high (Moran); it is given where p <= 0.05, of which `largest` keeps some."""
    return [kind == 1 and p <= largest for kind, p in zip(lisa.lisa_clusters(), lisa.lisa_pvalues())]


# -- brute-force scan


class BruteScan:
    def __init__(self, numpy, points, measured):
        self.np = numpy
        self.measured = measured
        self.total = int(measured.sum())
        apart = ((points[:, None, :] - points[None, :, :]) ** 2).sum(axis=2)
        self.order = numpy.argsort(apart, axis=1, kind="stable")
        inside = numpy.cumsum(measured[self.order], axis=1)
        self.inside = inside
        self.sizes = [int((row * 2 <= self.total).sum()) for row in inside]
        k = numpy.arange(self.total + 1, dtype=float)
        k[0] = 1
        self.xlogx = numpy.concatenate([[0], (numpy.arange(1, self.total + 1) * numpy.log(k[1:]))])

    def ratios(self, cases, centre):
        """Log likelihood ratios of the circles around a centre; `cases` is maps by villages."""
        f, size = self.xlogx, self.sizes[centre]
        c = self.np.cumsum(cases[:, self.order[centre][:size]], axis=1)
        n = self.inside[centre][:size][None, :]
        all_cases = cases.sum(axis=1)[:, None]
        rest, outside = all_cases - c, self.total - n
        free = f[all_cases] + f[self.total - all_cases] - f[self.total]
        return f[c] + f[n - c] - f[n] + f[rest] + f[outside - rest] - f[outside] - free

    def maxima(self, cases):
        best = self.np.zeros(len(cases))
        for centre, size in enumerate(self.sizes):
            if size > 0:
                best = self.np.maximum(best, self.ratios(cases, centre).max(axis=1))
        return best

    def high_villages(self, cases, generator):
        np = self.np
        found = []
        for centre, size in enumerate(self.sizes):
            if size > 0:
                ratios = self.ratios(cases[None, :], centre)[0]
                found += [(-ratio, centre, k + 1) for k, ratio in enumerate(ratios)]
        found.sort()
        draws = generator.multivariate_hypergeometric(
            self.measured, int(cases.sum()), size=PERMUTATIONS, method="marginals"
        )
        maxima = np.sort(self.maxima(draws))
        taken, called = set(), np.zeros(len(cases), dtype=bool)
        rate = cases.sum() / self.total
        for negative, centre, size in found:
            reached = len(maxima) - np.searchsorted(maxima, -negative * (1 - 1e-12))
            if (reached + 1) / (PERMUTATIONS + 1) > LEVEL:
                break
            members = set(self.order[centre][:size].tolist())
            if members & taken:
                continue
            taken |= members
            rows = list(members)
            if cases[rows].sum() > rate * self.measured[rows].sum():
                called[rows] = True
        return called


def call_brute(numpy, scan, series, maps, seed):
    if (series / "calls-brute-scan.txt").exists():
        return
    lines = []
    for number, cases in enumerate(maps):
        generator = numpy.random.default_rng([seed, number])
        lines.append(scan.high_villages(cases, generator))
    write(series, "brute-scan", lines)


if __name__ == "__main__":
    sys.exit(main())
