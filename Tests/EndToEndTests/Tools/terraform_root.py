"""Makes one Terraform root that calls every rendered folder as a module, so that a provider is loaded once.

usage: terraform_root.py FOLDER MIRROR OUT
"""

import pathlib
import re
import sys

VALUES = {
    "image": '"111122223333.dkr.ecr.us-east-1.amazonaws.com/app@sha256:' + "0" * 64 + '"',
    "vpc_id": '"vpc-0123456789abcdef0"',
    "subnet_ids": '["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]',
    "certificate_arn": '"arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"',
    "log_bucket": '"logs"',
    "client_cidrs": '["10.0.0.0/16"]',
    "budget_email": '"team@example.com"',
    "cluster_name": '"cluster"',
    "model_data": '"s3://bucket/model/"',
    "output": '"s3://bucket/output"',
    "input": '"s3://bucket/input/"',
}


def main():
    rendered, mirror, out = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], pathlib.Path(sys.argv[3])
    out.mkdir(parents=True, exist_ok=True)
    modules = []
    for versions in sorted(rendered.glob("*/terraform/versions.tf")):
        if "hashicorp/aws" not in versions.read_text():
            continue
        folder = versions.parent
        text = "".join(path.read_text() for path in folder.glob("*.tf"))
        arguments = "".join(
            f"  {name} = {VALUES[name]}\n" for name in re.findall(r'^variable "(\w+)"', text, re.M) if name in VALUES
        )
        modules.append(f'module "{folder.parent.name}" {{\n  source = "{folder}"\n{arguments}}}\n')
    (out / "cases.tf").write_text("".join(modules))
    (out / "mirror.tfrc").write_text(
        f'provider_installation {{\n  filesystem_mirror {{\n    path = "{mirror}"\n  }}\n}}\n'
    )
    sys.exit(0 if modules else "no folder has Terraform files for AWS")


main()
