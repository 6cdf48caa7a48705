#!/usr/bin/env python3
"""Times lokus-bench beside pyogrio, geopandas, pygeoda and esda, in turn, on the same files and points.

    python3 peers.py --bench .build/release/lokus-bench --count 5000,20000,80000 --pairs 3

Each measurement is a process of its own that runs the kernel once unmeasured (but for the LONG ones) and once measured;
Lokus and the peer take turns (A B A B ...), so that both see the same state of the machine. A ratio is Lokus over peer, pair by pair; the table
has the medians. Only the kernel is timed, never imports or the preparation of its input. The answers are compared too:
two programs that do not find the same are not compared in time.

Exit status: 0; 1 when an answer differs or, with --check, when a ratio misses its aim; 69 when a package is missing.
"""

import argparse
import importlib
import importlib.metadata
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

PACKAGES = ["pyogrio", "geopandas", "shapely", "pygeoda", "libpysal", "esda", "numpy"]
SEED = 1

# Kernel of Lokus, threads of Lokus, kernel of the peer, aim of the wall ratio (None: shown without an aim).
ROWS = [
    ("read", 2, "pyogrio.read_dataframe", 0.5),
    ("read", 1, "pyogrio.read_dataframe", 0.5),
    ("join", 2, "geopandas.sjoin", 0.1),
    ("join", 1, "geopandas.sjoin", 0.1),
    ("queen", 2, "pygeoda.queen_weights", None),
    ("queen", 1, "pygeoda.queen_weights", None),
    ("queen_tolerance", 2, "pygeoda.queen_weights", 0.7),
    ("queen_tolerance", 1, "pygeoda.queen_weights", 0.7),
    ("gi", 2, "pygeoda.local_gstar complete", 0.2),
    ("gi", 2, "pygeoda.local_gstar lookup-table", 0.2),
    ("gi", 2, "esda.G_Local", None),
    ("moran", 2, "pygeoda.local_moran complete", 0.2),
    ("moran", 2, "pygeoda.local_moran lookup-table", 0.2),
    ("moran", 2, "esda.Moran_Local", None),
]

# Peers that run so long that a run before the measured one would change nothing but the waiting.
LONG = {"pygeoda.local_gstar complete", "pygeoda.local_moran complete", "esda.G_Local", "esda.Moran_Local"}

# About 1 m, in the degrees of the coverages.
TOLERANCE = 9e-6


# -- The peers: each returns a function that makes the input and one that is timed, and one that reads the answer.


def read_dataframe(job):
    import pyogrio

    def answer(frame):
        import shapely

        return {"features": len(frame), "vertices": int(shapely.get_num_coordinates(frame.geometry.array).sum())}

    return (lambda: None), (lambda _: pyogrio.read_dataframe(job["file"])), answer


def sjoin(job):
    import geopandas
    import numpy
    import pyogrio

    flat = numpy.fromfile(job["points"])
    x, y = flat[: len(flat) // 2], flat[len(flat) // 2 :]

    def prepare():
        # Anew for every run: a frame keeps the index of its first join.
        polygons = pyogrio.read_dataframe(job["file"])
        return geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(x, y, crs=polygons.crs)), polygons

    def answer(joined):
        # A point on a shared border counts once, for the lowest feature.
        lowest = joined.groupby(level=0)["index_right"].min()
        return {"points": len(x), "matched": len(lowest), "featureSum": float(lowest.sum())}

    return prepare, (lambda frames: geopandas.sjoin(*frames, how="inner", predicate="intersects")), answer


def queen_weights(job):
    import pygeoda

    def answer(weights):
        return {"links": sum(len(weights.get_neighbors(i)) for i in range(weights.num_obs))}

    layer = opened(job["file"])
    return (lambda: layer), pygeoda.queen_weights, answer


def opened(file):
    """The file as a layer of pygeoda, which itself opens Shapefiles only."""
    import pygeoda
    import pyogrio

    return pygeoda.open(pyogrio.read_dataframe(file))


def local_gstar(job):
    import pygeoda

    layer = opened(job["file"])
    weights = pygeoda.queen_weights(layer)
    rates = binomial_rates(layer.GetRealCol("stunted"), layer.GetRealCol("measured"))

    def run(_):
        result = pygeoda.local_gstar(
            weights, rates, permutations=job["permutations"], permutation_method=job["method"],
            cpu_threads=job["threads"], seed=SEED)
        return result.lisa_values(), result.lisa_pvalues()

    return (lambda: None), run, lambda result: local_answer("meanG", *result)


def local_moran(job):
    import pygeoda

    layer = opened(job["file"])
    weights = pygeoda.queen_weights(layer)
    rates = binomial_rates(layer.GetRealCol("stunted"), layer.GetRealCol("measured"))

    def run(_):
        result = pygeoda.local_moran(
            weights, rates, permutations=job["permutations"], permutation_method=job["method"],
            cpu_threads=job["threads"], seed=SEED)
        return result.lisa_values(), result.lisa_pvalues()

    # pygeoda divides by the sample variance, Lokus by that of the population.
    return (lambda: None), run, lambda result: local_answer("meanI", [v * len(rates) / (len(rates) - 1) for v in result[0]], result[1])


def esda_local(job):
    """Both statistics of esda; its weights are those of libpysal."""
    import esda
    import libpysal
    import pyogrio

    frame = pyogrio.read_dataframe(job["file"])
    weights = libpysal.weights.Queen.from_dataframe(frame, use_index=False, silence_warnings=True)
    rates = binomial_rates(frame["stunted"], frame["measured"])
    common = {"permutations": job["permutations"], "n_jobs": job["threads"], "seed": SEED}

    def run(_):
        if job["peer"] == "esda.G_Local":
            result = esda.G_Local(rates, weights, transform="R", star=True, **common)
            return result.Gs, result.p_sim
        result = esda.Moran_Local(rates, weights, transformation="r", **common)
        return [v * len(rates) / (len(rates) - 1) for v in result.Is], result.p_sim

    key = "meanG" if job["peer"] == "esda.G_Local" else "meanI"
    return (lambda: None), run, lambda result: local_answer(key, *result)


def local_answer(key, values, p):
    values, p = [float(v) for v in values], [float(v) for v in p]
    return {key: statistics.fmean(values), "meanTailP": statistics.fmean(p), "tailP0.05": sum(v <= 0.05 for v in p)}


def binomial_rates(cases, measured):
    """Empirical Bayes rates by moments (Martuzzi and Elliott 1996), as Lokus smooths."""
    import numpy

    cases, measured = numpy.array(cases, float), numpy.array(measured, float)
    mean, size = cases.sum() / measured.sum(), measured.mean()
    spread = (measured * (cases / measured - mean) ** 2).sum() / measured.sum()
    within = mean * (1 - mean)
    variance = min(max(0.0, (size * spread - within) / (size - 1)), within)
    own = measured * (variance / within)
    weight = own / (own + 1 - variance / within)
    return (mean + weight * (cases / measured - mean)).tolist()


PEERS = {
    "pyogrio.read_dataframe": read_dataframe,
    "geopandas.sjoin": sjoin,
    "pygeoda.queen_weights": queen_weights,
    "pygeoda.local_gstar complete": local_gstar,
    "pygeoda.local_gstar lookup-table": local_gstar,
    "pygeoda.local_moran complete": local_moran,
    "pygeoda.local_moran lookup-table": local_moran,
    "esda.G_Local": esda_local,
    "esda.Moran_Local": esda_local,
}


def run_peer(job):
    """In a process of its own: one run unmeasured, one measured; prints times and answer."""
    prepare, body, answer = PEERS[job["peer"]](job)
    for _ in range(job["warm_ups"]):
        body(prepare())
    made = prepare()
    cpu, wall = time.process_time(), time.perf_counter()
    result = body(made)
    times = {"wallSeconds": time.perf_counter() - wall, "cpuSeconds": time.process_time() - cpu}
    print(json.dumps({"runs": [times], "answer": answer(result)}))


# -- The referee.


def output_of(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(done.stdout)


def lokus_command(bench, kernel, threads, file, points, permutations):
    verb = kernel.split("_")[0]
    command = [bench, verb, file, "--threads", str(threads), "--runs", "1", "--warm-up", "1", "--format", "json"]
    if kernel == "join":
        command += ["--points", str(points), "--seed", str(SEED)]
    if kernel == "queen_tolerance":
        command += ["--tolerance", str(TOLERANCE)]
    if kernel in ("gi", "moran"):
        command += ["--permutations", str(permutations), "--permutation-seed", str(SEED)]
    return command


def differences(kernel, ours, theirs):
    """What two answers differ in. The draws of two generators differ, so p values agree within chance only; a tolerance
    may add neighbours, a few in a thousand, and never loses one."""
    if kernel == "queen_tolerance":
        fits = theirs["links"] <= ours["links"] <= 1.01 * theirs["links"]
        return [] if fits else [f"links: {ours['links']} and {theirs['links']}"]
    local = {"meanG": 1e-9, "meanI": 1e-6, "meanTailP": 0.05, "tailP0.05": 0.25}
    slack = local if kernel in ("gi", "moran") else {}
    found = []
    for key in ours:
        limit = slack.get(key, 0) * max(abs(ours[key]), abs(theirs[key]))
        if abs(ours[key] - theirs[key]) > limit:
            found.append(f"{key}: {ours[key]} and {theirs[key]}")
    return found


def compare(row, file, options):
    kernel, threads, peer, aim = row
    job = {
        "peer": peer, "file": file, "points": file + ".points", "permutations": options.peer_permutations,
        "method": peer.split(" ")[-1], "threads": threads, "warm_ups": 0 if peer in LONG else 1,
    }
    peer_command = [sys.executable, __file__, "--peer", json.dumps(job)]
    ours_command = lokus_command(options.bench, kernel, threads, file, options.points, options.permutations)
    pairs, problems, villages = [], [], 0
    for _ in range(options.pairs):
        (ours,) = output_of(ours_command)
        theirs = output_of(peer_command)
        villages = ours["villages"]
        pairs.append((ours["runs"][0], theirs["runs"][0]))
        problems = differences(kernel, ours["answer"], theirs["answer"]) or problems
    result = {
        "kernel": kernel, "villages": villages, "threads": threads, "peer": peer, "aim": aim, "pairs": pairs,
        "differences": problems,
    }
    for clock in ["wall", "cpu"]:
        key = clock + "Seconds"
        result[clock] = [statistics.median(pair[side][key] for pair in pairs) for side in (0, 1)]
        ratios = sorted(pair[0][key] / pair[1][key] for pair in pairs)
        result[clock + "Ratio"] = [ratios[0], statistics.median(ratios), ratios[-1]]
    return result


def misses(result):
    return result["aim"] is not None and result["wallRatio"][1] > result["aim"]


def print_row(r):
    wall, cpu, ratio = r["wall"], r["cpu"], r["wallRatio"]
    aim = "-" if r["aim"] is None else r["aim"]
    verdict = "ANSWERS DIFFER" if r["differences"] else "-" if r["aim"] is None else "no" if misses(r) else "yes"
    print(
        f"| {r['kernel']} | {r['villages']} | {r['threads']} | {r['peer']} | {wall[0]:.4f} | {wall[1]:.4f} "
        f"| **{ratio[1]:.4f}** ({ratio[0]:.4f} to {ratio[2]:.4f}) | {cpu[0]:.4f} | {cpu[1]:.4f} "
        f"| {r['cpuRatio'][1]:.4f} | {aim} | {verdict} |", flush=True)
    for problem in r["differences"]:
        print(f"answers differ: {r['kernel']} {r['villages']} {r['peer']}: {problem}", file=sys.stderr)


def print_head(versions, options):
    print("Peers (PyPI): " + ", ".join(f"{name} {version}" for name, version in versions.items()))
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.2f} at the start, ", end="")
    print(f"{options.pairs} pairs, {options.points} points, {options.permutations} permutations, {options.peer_permutations} of the peers\n")
    print(
        "| kernel | villages | threads | peer | Lokus wall, s | peer wall, s | wall ratio (range) | Lokus CPU, s "
        "| peer CPU, s | CPU ratio | aim | met |")
    print("| --- | ---: | ---: | --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | --- |", flush=True)


def coverage(options, count):
    """The coverage of a count and its points; made by lokus-bench when not there yet."""
    folder = Path(options.data)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"villages-{count}-{SEED}.geojson"
    if not file.exists():
        subprocess.run(
            [options.bench, "data", "--count", str(count), "--seed", str(SEED), "--out", str(file)], check=True)
    points = ["--points", str(options.points), "--seed", str(SEED), "--out", str(file) + ".points"]
    subprocess.run([options.bench, "points", str(file)] + points, check=True)
    return str(file)


def package_versions():
    missing = []
    for name in PACKAGES:
        try:
            importlib.import_module(name)
        except ImportError:
            missing.append(name)
    if missing:
        print("Missing Python packages: python3 -m pip install " + " ".join(missing), file=sys.stderr)
        sys.exit(69)
    return {name: importlib.metadata.version(name) for name in PACKAGES}


def parsed_arguments():
    parser = argparse.ArgumentParser(description="Times lokus-bench beside its peers, in turn.")
    parser.add_argument("--bench", default=".build/release/lokus-bench", help="the lokus-bench program")
    parser.add_argument("--count", default="5000,20000,80000", help="numbers of villages, with commas")
    parser.add_argument("--kernels", default="read,join,queen,queen_tolerance,gi,moran", help="kernels to compare, with commas")
    parser.add_argument("--pairs", type=int, default=3, help="pairs of runs, at least 1")
    parser.add_argument("--points", type=int, default=1_000_000)
    parser.add_argument("--permutations", type=int, default=9_999, help="permutations of Lokus")
    parser.add_argument("--peer-permutations", type=int, default=999, help="permutations of the peers")
    parser.add_argument("--data", default=".data", help="folder of the coverages")
    parser.add_argument("--json", help="file to write every pair to")
    parser.add_argument("--check", action="store_true", help="exit with 1 when a median ratio misses its aim")
    parser.add_argument("--peer", help=argparse.SUPPRESS)
    return parser.parse_args()


def main():
    options = parsed_arguments()
    if options.peer:
        return run_peer(json.loads(options.peer))
    versions = package_versions()
    print_head(versions, options)
    results = []
    for count in options.count.split(","):
        file = coverage(options, int(count))
        for row in ROWS:
            if row[0] in options.kernels.split(","):
                results.append(compare(row, file, options))
                print_row(results[-1])
    if options.json:
        Path(options.json).write_text(json.dumps({"versions": versions, "results": results}, indent=1) + "\n")
    missed = [r for r in results if misses(r)]
    sys.exit(1 if any(r["differences"] for r in results) or (options.check and missed) else 0)


if __name__ == "__main__":
    main()
