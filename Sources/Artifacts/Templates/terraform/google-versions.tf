# from {{decision}}: {{option}}

terraform {
  required_version = ">= 1.9"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = ">= 6.50, < 8.0"
    }
  }

  # State belongs to the team, not to a laptop: copy backend.tf.example to backend.tf, name a bucket, run terraform init.
}

provider "google" {
  project = var.project_id
  # {{decision}}: region
  region = {{region}}

  default_labels = {
    workload = {{name}}
    decision = {{decisionLabel}}
  }
}
