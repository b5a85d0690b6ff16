"""Takes resources of kinds that operators add out of manifests: Kubernetes' own schema has none for them.

usage: operator_kinds.py FOLDER
"""

import pathlib
import sys

import yaml

OPERATORS = ("monitoring.coreos.com/", "keda.sh/")

for path in pathlib.Path(sys.argv[1]).glob("*.yaml"):
    resources = yaml.load_all(path.read_text(), yaml.CSafeLoader)
    kept = [each for each in resources if not each["apiVersion"].startswith(OPERATORS)]
    path.write_text(yaml.dump_all(kept, Dumper=yaml.CSafeDumper))
