# from D-1: aws/us-east-1/k8s-self-aws/g6f.large/on-demand/tensorrt/fp16

terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7.0"
    }
  }

  # State belongs to the team, not to a laptop: copy backend.tf.example to backend.tf, name a bucket, run terraform init.
}

provider "aws" {
  # D-1: region
  region = "us-east-1"

  default_tags {
    tags = {
      workload   = "plate-detector"
      decision   = "D-1"
      managed_by = "terraform"
    }
  }
}
