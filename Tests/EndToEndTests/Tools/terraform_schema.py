"""Holds Terraform files against a provider's schema: every attribute is known, and every required one is there.

A provider is no package; the package of the CDK that is generated from one is, and says what its resources take.
usage: terraform_schema.py WHEEL FOLDER…
"""

import functools
import gzip
import io
import json
import pathlib
import re
import sys
import tarfile
import zipfile

import hcl2

META = {"depends_on", "for_each", "count", "lifecycle", "provider", "provisioner", "connection"}


def load(wheel):
    """The types of the package: only the description is read, none of its code."""
    with zipfile.ZipFile(wheel) as files:
        inner = next(name for name in files.namelist() if name.endswith(".jsii.tgz"))
        with tarfile.open(fileobj=io.BytesIO(files.read(inner))) as package:
            description = json.load(package.extractfile("package/.jsii"))
            if "filename" in description:
                packed = package.extractfile("package/" + description["filename"]).read()
                description = json.loads(gzip.decompress(packed))
    return description["types"]


def camel(name):
    head, *rest = re.split(r"_+", name)
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


class Check:
    def __init__(self, types):
        self.types, self.faults = types, []
        self.configs = {}
        for fqn, each in types.items():
            space = fqn.split(".")[-2].lower() if fqn.count(".") > 1 else ""
            if each["kind"] == "interface" and each["name"].lower() == space + "config":
                self.configs[space] = fqn

    @functools.cache
    def properties(self, fqn):
        each = self.types[fqn]
        known = {p["name"]: p for p in each.get("properties", [])}
        for parent in each.get("interfaces", []):
            if parent in self.types:
                known |= self.properties(parent)
        return known

    def nested(self, kind):
        """The block's own type inside lists, unions and references."""
        if not isinstance(kind, dict):
            return None
        if "fqn" in kind:
            found = self.types.get(kind["fqn"])
            return kind["fqn"] if found and found["kind"] == "interface" and found.get("datatype") else None
        for key in ("collection", "union"):
            if key in kind:
                inner = [kind[key].get("elementtype")] if key == "collection" else kind[key]["types"]
                return next((found for found in map(self.nested, inner) if found), None)
        return None

    def block(self, body, fqn, where, top=False):
        known = self.properties(fqn)
        given = set()
        for key, value in body.items():
            # What Terraform itself understands stands in the resource, not in its blocks.
            if key.startswith("__") or (top and key in META):
                continue
            if key == "dynamic":
                self.dynamic(value, fqn, where, given)
                continue
            name = camel(key)
            given.add(name)
            # The CDK renames what would hide a member of its own.
            prop = known.get(name) or known.get(name + "Attribute") or known.get(f"{name}Input")
            if prop is None:
                self.faults.append(f"{where}: no attribute {key}")
                continue
            inner = self.nested(prop["type"])
            for each in value if isinstance(value, list) else [value]:
                if inner and isinstance(each, dict) and any(k != "__is_block__" for k in each):
                    self.block(each, inner, f"{where}.{key}")
        for name, prop in known.items():
            if not prop.get("optional") and name not in given:
                self.faults.append(f"{where}: {name} is required")

    def dynamic(self, blocks, fqn, where, given):
        known = self.properties(fqn)
        for each in blocks:
            for key, body in each.items():
                key = key.strip('"')
                given.add(camel(key))
                prop = known.get(camel(key))
                inner = prop and self.nested(prop["type"])
                if inner is None:
                    self.faults.append(f"{where}: no block {key}")
                    continue
                for content in body["content"]:
                    self.block(content, inner, f"{where}.{key}")


def main():
    wheel, *folders = sys.argv[1:]
    provider = re.search(r"provider_(\w+?)-", pathlib.Path(wheel).name)[1]
    check = Check(load(wheel))
    seen = 0
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*.tf")):
            read = hcl2.loads(path.read_text())
            for section, stem in (("resource", ""), ("data", f"data_{provider}_")):
                for kind, name, body in named(read.get(section, [])):
                    if not kind.startswith(provider + "_"):
                        continue
                    seen += 1
                    config = check.configs.get(camel(stem + kind.removeprefix(provider + "_")).lower())
                    where = f"{path}: {section} {kind}.{name}"
                    if config is None:
                        check.faults.append(f"{where}: no such {section}")
                    else:
                        check.block(body, config, where, top=True)
    for fault in sorted(set(check.faults)):
        print(fault)
    print(f"{provider}: {seen} resources and data sources, {len(check.faults)} faults")
    sys.exit(1 if check.faults or not seen else 0)


def named(blocks):
    for block in blocks:
        for kind, bodies in block.items():
            for name, body in bodies.items():
                yield kind.strip('"'), name.strip('"'), body


main()
