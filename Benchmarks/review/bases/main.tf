terraform {
  required_version = ">= 1.6"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.78"
    }
    google = {
      source  = "hashicorp/google"
      version = "~> 6.12"
    }
  }
}

variable "db_password" {
  type      = string
  sensitive = true
}

module "network" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.16.0"
  name    = "ml"
}

resource "aws_ecr_repository" "classifier" {
  name                 = "classifier"
  image_tag_mutability = "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "KMS"
  }
}

resource "aws_ecs_task_definition" "classifier" {
  family                   = "classifier"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 2048
  memory                   = 8192

  container_definitions = jsonencode([
    {
      name                   = "server"
      image                  = "111122223333.dkr.ecr.us-east-1.amazonaws.com/classifier:1.4.2@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      user                   = "10001"
      cpu                    = 2048
      memory                 = 8192
      readonlyRootFilesystem = true
      environment = [
        { name = "LOG_LEVEL", value = "info" },
      ]
      portMappings = [{ containerPort = 8000 }]
    }
  ])
}

resource "google_cloud_run_v2_service" "llm" {
  name     = "llm"
  location = "europe-west4"

  template {
    containers {
      image = "europe-west4-docker.pkg.dev/acme/ml/llm:0.3.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      resources {
        limits = {
          cpu              = "8"
          memory           = "32Gi"
          "nvidia.com/gpu" = "1"
        }
        startup_cpu_boost = true
      }
      env {
        name  = "MODEL"
        value = "/models/llm"
      }
    }
    node_selector {
      accelerator = "nvidia-l4"
    }
  }
}
