# from {{decision}}: {{option}}

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
  # {{decision}}: region
  region = {{region}}

  default_tags {
    tags = {
      workload   = {{name}}
      decision   = {{decisionText}}
      managed_by = "terraform"
    }
  }
}
