# from D-1: aws/us-west-2/sagemaker-training/ml.p4d.24xlarge/on-demand/torch-compile/amp

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
  region = "us-west-2"

  default_tags {
    tags = {
      workload   = "resnet50-training"
      decision   = "D-1"
      managed_by = "terraform"
    }
  }
}
