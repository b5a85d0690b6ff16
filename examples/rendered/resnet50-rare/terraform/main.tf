# from D-1: gcp/asia-east1/cloud-run-service/2vcpu-1gib/on-demand/openvino/int8

resource "google_service_account" "app" {
  account_id   = "resnet50-rare"
  display_name = "resnet50-rare"
}

resource "google_storage_bucket_iam_member" "models" {
  bucket = var.model_bucket
  role   = "roles/storage.objectViewer"
  member = google_service_account.app.member
}

resource "google_cloud_run_v2_service" "app" {
  name     = "resnet50-rare"
  location = "asia-east1"
  ingress  = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"

  deletion_protection = true
  scaling {
    # D-1: replicas.min
    min_instance_count = 0
  }

  template {
    service_account       = google_service_account.app.email
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"
    # D-1: requests in flight on a replica, from throughput, p95 and batch_size 1
    max_instance_request_concurrency = 2
    # D-1: three times latency_ms.p99 and twice cold_start_s: at zero instances a request waits for a start
    timeout = "35s"

    scaling {
      # D-1: replicas.peak
      max_instance_count = 1
    }

    containers {
      image = var.image

      ports {
        container_port = 8080
      }

      resources {
        # D-1: cpu, memory_gib
        limits = {
          "cpu"    = "2"
          "memory" = "1Gi"
        }

        # With an accelerator an instance is billed while it lives.
        cpu_idle          = true
        startup_cpu_boost = true
      }

      # D-1: cold_start_s, twice over
      startup_probe {
        period_seconds    = 2
        timeout_seconds   = 3
        failure_threshold = 15

        http_get {
          path = "/ready"
        }
      }

      liveness_probe {
        period_seconds    = 10
        timeout_seconds   = 5
        failure_threshold = 6

        http_get {
          path = "/health"
        }
      }

      volume_mounts {
        name       = "models"
        mount_path = "/models"
      }
    }

    volumes {
      name = "models"

      gcs {
        bucket    = var.model_bucket
        read_only = true
      }
    }
  }

  depends_on = [google_storage_bucket_iam_member.models]
}

resource "google_cloud_run_v2_service_iam_member" "invoker" {
  for_each = toset(var.invokers)

  name     = google_cloud_run_v2_service.app.name
  location = google_cloud_run_v2_service.app.location
  role     = "roles/run.invoker"
  member   = each.value
}
