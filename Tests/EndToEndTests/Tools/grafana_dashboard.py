"""Reads dashboards with Grafana's own model of them, panels and queries included, and tells what that does not know.

usage: grafana_dashboard.py FILE…
"""

import json
import pathlib
import sys

from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.cog.plugins import register_default_plugins
from grafana_foundation_sdk.models.dashboard import Dashboard


def lost(given, kept, where):
    """What of the given value the model did not keep."""
    if isinstance(given, dict) and isinstance(kept, dict):
        for key, value in given.items():
            yield from lost(value, kept[key], f"{where}.{key}") if key in kept else [f"{where}.{key} is unknown"]
    elif isinstance(given, list) and isinstance(kept, list) and len(given) == len(kept):
        for index, (left, right) in enumerate(zip(given, kept)):
            yield from lost(left, right, f"{where}[{index}]")
    elif given != kept:
        yield f"{where} is {given!r}, understood as {kept!r}"


def main():
    register_default_plugins()
    faults, panels = [], 0
    for path in sys.argv[1:]:
        given = json.loads(pathlib.Path(path).read_text())
        kept = json.loads(JSONEncoder(sort_keys=True).encode(Dashboard.from_json(given)))
        faults += [f"{path}: {fault}" for fault in lost(given, kept, "dashboard")]
        panels += len(given["panels"])
        for panel in given["panels"]:
            place = panel["gridPos"]
            if place["x"] + place["w"] > 24 or not panel["targets"]:
                faults.append(f"{path}: panel {panel['id']} is outside of the grid or asks nothing")
    print("\n".join(faults))
    print(f"{panels} panels, {len(faults)} faults")
    sys.exit(1 if faults or not panels else 0)


main()
