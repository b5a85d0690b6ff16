# from {{decision}}: {{option}}

resource "google_service_account" "app" {
  account_id   = {{shortName}}
  display_name = "{{nameWord}}"
}

# The job reads weights and data, and writes its answers and checkpoints.
resource "google_storage_bucket_iam_member" "data" {
  bucket = var.model_bucket
  role   = "roles/storage.objectUser"
  member = google_service_account.app.member
}

resource "google_cloud_run_v2_job" "app" {
  name     = {{name}}
  location = {{region}}

  deletion_protection = true

  template {
    # {{decision}}: replicas.peak
    task_count  = {{maxReplicas}}
    parallelism = {{maxReplicas}}

    template {
      service_account       = google_service_account.app.email
      execution_environment = "EXECUTION_ENVIRONMENT_GEN2"
      max_retries           = {{retries}}
      # {{decision}}: job.deadline_hours, within what the platform allows
      timeout = {{cloudRunJobTimeout}}
{{#hasAccelerator}}

      gpu_zonal_redundancy_disabled = true

      # {{decision}}: accelerator
      node_selector {
        accelerator = {{googleAccelerator}}
      }
{{/hasAccelerator}}

      containers {
        image = var.image

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
        }
{{^isTraining}}

        volume_mounts {
          name       = "data"
          mount_path = {{modelPath}}
        }

        env {
          name  = "INPUT_DIR"
          value = {{inputFolder}}
        }

        env {
          name  = "OUTPUT_DIR"
          value = {{outputFolder}}
        }
{{/isTraining}}
{{#isTraining}}

        volume_mounts {
          name       = "data"
          mount_path = "/data"
        }

        env {
          name  = "CHECKPOINT_DIR"
          value = "/data/checkpoints"
        }
{{/isTraining}}
      }

      volumes {
        name = "data"

        gcs {
          bucket    = var.model_bucket
          read_only = false
        }
      }
    }
  }

  depends_on = [google_storage_bucket_iam_member.data]
}

resource "google_service_account" "schedule" {
  account_id   = {{scheduleAccount}}
  display_name = "Schedule of {{nameWord}}"
}

resource "google_cloud_run_v2_job_iam_member" "schedule" {
  name     = google_cloud_run_v2_job.app.name
  location = google_cloud_run_v2_job.app.location
  role     = "roles/run.invoker"
  member   = google_service_account.schedule.member
}

resource "google_cloud_scheduler_job" "app" {
  name   = {{name}}
  region = {{region}}
  # {{decision}}: job.runs_per_month {{runsPerMonth}}: {{scheduleWords}}
  schedule  = {{cron}}
  time_zone = "Etc/UTC"

  http_target {
    http_method = "POST"
    uri         = "https://run.googleapis.com/v2/${google_cloud_run_v2_job.app.id}:run"

    oauth_token {
      service_account_email = google_service_account.schedule.email
    }
  }
}
