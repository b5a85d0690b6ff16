# from {{decision}}: {{option}}

resource "google_service_account" "app" {
  account_id   = {{shortName}}
  display_name = "{{nameWord}}"
}

resource "google_storage_bucket_iam_member" "models" {
  bucket = var.model_bucket
  role   = "roles/storage.objectViewer"
  member = google_service_account.app.member
}

resource "google_cloud_run_v2_service" "app" {
  name     = {{name}}
  location = {{region}}
  ingress  = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"

  deletion_protection = true
{{#hasAccelerator}}

  # Beside the service's own minimum, so that a change of revision keeps them.
{{/hasAccelerator}}
  scaling {
    # {{decision}}: replicas.min
    min_instance_count = {{minReplicas}}
  }

  template {
    service_account       = google_service_account.app.email
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"
    # {{decision}}: requests in flight on a replica, from throughput, p95 and batch_size {{batchSize}}
    max_instance_request_concurrency = {{cloudRunConcurrency}}
{{#scalesToZero}}
    # {{decision}}: three times latency_ms.p99 and twice cold_start_s: at zero instances a request waits for a start
{{/scalesToZero}}
{{^scalesToZero}}
    # {{decision}}: three times latency_ms.p99
{{/scalesToZero}}
    timeout = {{cloudRunTimeout}}
{{#hasAccelerator}}

    # One zone costs less; the decision prices it so.
    gpu_zonal_redundancy_disabled = true
{{/hasAccelerator}}

    scaling {
      # {{decision}}: replicas.peak
      max_instance_count = {{maxReplicas}}
    }
{{#hasAccelerator}}

    # {{decision}}: accelerator
    node_selector {
      accelerator = {{googleAccelerator}}
    }
{{/hasAccelerator}}

    containers {
      image = var.image

      ports {
        container_port = {{port}}
      }

      resources {
        # {{decision}}: cpu, memory_gib{{#hasAccelerator}}, accelerator.count{{/hasAccelerator}}
        limits = {
{{#hasAccelerator}}
          "cpu"            = {{cloudRunCPU}}
          "memory"         = {{cloudRunMemory}}
          "nvidia.com/gpu" = {{acceleratorCountText}}
{{/hasAccelerator}}
{{^hasAccelerator}}
          "cpu"    = {{cloudRunCPU}}
          "memory" = {{cloudRunMemory}}
{{/hasAccelerator}}
        }

        # With an accelerator an instance is billed while it lives.
        cpu_idle          = {{cpuIdle}}
        startup_cpu_boost = {{cpuIdle}}
      }

      # {{decision}}: cold_start_s, twice over
      startup_probe {
        period_seconds    = {{probePeriod}}
        timeout_seconds   = 3
        failure_threshold = {{probeFailures}}

        http_get {
          path = {{readyPathText}}
        }
      }

      liveness_probe {
        period_seconds    = 10
        timeout_seconds   = 5
        failure_threshold = 6

        http_get {
          path = {{livePathText}}
        }
      }

      volume_mounts {
        name       = "models"
        mount_path = {{modelPath}}
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
{{#isAsync}}

# Requests wait in a queue, which pushes them to the service and tries again what fails.
resource "google_service_account" "queue" {
  account_id   = {{queueAccount}}
  display_name = "Queue of {{nameWord}}"
}

resource "google_cloud_run_v2_service_iam_member" "queue" {
  name     = google_cloud_run_v2_service.app.name
  location = google_cloud_run_v2_service.app.location
  role     = "roles/run.invoker"
  member   = google_service_account.queue.member
}

resource "google_cloud_tasks_queue" "requests" {
  name     = {{name}}
  location = {{region}}

  rate_limits {
    # {{decision}}: what the peak's replicas hold at once
    max_concurrent_dispatches = {{queueDispatches}}
  }

  retry_config {
    max_attempts = 5
    min_backoff  = "5s"
    max_backoff  = "300s"
  }
}
{{/isAsync}}
