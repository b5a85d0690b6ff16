"""Applies rendered Terraform files for AWS to moto's server, and destroys what they made.

usage: terraform_apply.py MIRROR SECONDS FOLDER…

Each step may take that many seconds. All folders are modules of one root, so that the provider is loaded once.
"""

import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time

import boto3

import terraform_root

TOOLS = pathlib.Path(__file__).parent


def surroundings(region):
    """What the files take as given: a network in two zones, a certificate, a cluster."""
    ec2 = boto3.client("ec2", region)
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{index}.0/24", AvailabilityZone=region + zone)["Subnet"]["SubnetId"]
        for index, zone in enumerate("ab")
    ]
    certificate = boto3.client("acm", region).request_certificate(DomainName="app.example.com")["CertificateArn"]
    role = "arn:aws:iam::123456789012:role/cluster"
    boto3.client("eks", region).create_cluster(
        name="cluster", roleArn=role, resourcesVpcConfig={"subnetIds": subnets}
    )
    return terraform_root.VALUES | {"vpc_id": vpc, "subnet_ids": subnets, "certificate_arn": certificate}


def module(folder, known):
    region = re.search(r'^  region = "(.+)"', terraform_root.files(folder), re.M)[1]
    if region not in known:
        known[region] = surroundings(region)
    return terraform_root.module(folder, known[region])


def terraform(root, seconds, *arguments):
    """The last lines of what Terraform says; the program ends where it fails or takes too long."""
    started = time.monotonic()
    command = [sys.executable, TOOLS / "terraform.py", arguments[0], "-input=false", "-no-color", *arguments[1:]]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=seconds)
    except subprocess.TimeoutExpired as late:
        sys.exit(f"{arguments[0]} took more than {seconds} s\n{(late.stdout or b'').decode()[-3000:]}")
    if done.returncode:
        sys.exit(f"{arguments[0]} failed\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    said = re.findall(r"^(?:Apply|Destroy) complete!.*", done.stdout, re.M)
    print(f"{arguments[0]}: {time.monotonic() - started:.0f} s", *said, flush=True)
    return done.stdout


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(150):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    sys.exit("the stand-in for AWS does not start")


def main():
    mirror, seconds, *folders = sys.argv[1:]
    port = free_port()
    os.environ |= {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}", "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "us-east-1", "AWS_MAX_ATTEMPTS": "1", "CHECKPOINT_DISABLE": "1",
        "MOTO_IAM_LOAD_MANAGED_POLICIES": "true",
    }  # fmt: skip
    server = subprocess.Popen(
        [sys.executable, TOOLS / "aws_stand_in.py", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port)
        boto3.client("s3", "us-east-1").create_bucket(Bucket="logs")
        with tempfile.TemporaryDirectory() as root:
            known = {}
            modules = [module(pathlib.Path(each).resolve(), known) for each in folders]
            os.environ["TF_CLI_CONFIG_FILE"] = str(terraform_root.write(pathlib.Path(root), modules, mirror))
            terraform(root, float(seconds), "init")
            terraform(root, float(seconds), "apply", "-auto-approve")
            terraform(root, float(seconds), "destroy", "-auto-approve")
    finally:
        server.terminate()


main()
