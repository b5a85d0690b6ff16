# from D-1: gcp/asia-east1/cloud-run-service/2vcpu-1gib/on-demand/openvino/int8

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
  # D-1: region
  region = "asia-east1"

  default_labels = {
    workload = "resnet50-rare"
    decision = "d-1"
  }
}
