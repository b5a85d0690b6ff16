"""Makes one Terraform root that calls rendered folders for AWS as modules, so that a provider is loaded once.

usage: terraform_root.py FOLDER MIRROR OUT
"""

import json
import pathlib
import re
import sys

IMAGE = "123456789012.dkr.ecr.us-east-1.amazonaws.com/app@sha256:" + "0" * 64

# What files ask for, whatever the account has.
VALUES = {
    "image": IMAGE, "vpc_id": "vpc-0123456789abcdef0",
    "subnet_ids": ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
    "certificate_arn": "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000",
    "log_bucket": "logs", "client_cidrs": ["10.0.0.0/16"], "deletion_protection": False,
    "budget_email": "team@example.com", "cluster_name": "cluster", "model_data": "s3://bucket/model/",
    "output": "s3://bucket/output", "input": "s3://bucket/input/",
}  # fmt: skip


def files(folder):
    return "".join(path.read_text() for path in sorted(folder.glob("*.tf")))


def module(folder, values):
    """The folder as a module, with those of the values that it has variables for."""
    names = re.findall(r'^variable "(\w+)"', files(folder), re.M)
    lines = "".join(f"  {name} = {json.dumps(values[name])}\n" for name in names if name in values)
    return f'module "{folder.parent.name}" {{\n  source = "{folder}"\n{lines}}}\n'


def write(out, modules, mirror):
    """The root, and the settings that take providers from the mirror."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "main.tf").write_text("".join(modules))
    settings = out / "mirror.tfrc"
    settings.write_text(f'provider_installation {{\n  filesystem_mirror {{\n    path = "{mirror}"\n  }}\n}}\n')
    return settings


def main():
    rendered, mirror, out = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], pathlib.Path(sys.argv[3])
    folders = [path.parent for path in sorted(rendered.glob("*/terraform/versions.tf"))]
    modules = [module(folder, VALUES) for folder in folders if "hashicorp/aws" in files(folder)]
    write(out, modules, mirror)
    sys.exit(0 if modules else "no folder has Terraform files for AWS")


if __name__ == "__main__":
    main()
