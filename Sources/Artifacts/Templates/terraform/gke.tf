# from {{decision}}: {{option}}

resource "google_service_account" "node" {
  account_id   = {{nodeAccount}}
  display_name = "Nodes of {{nameWord}}"
}

resource "google_project_iam_member" "node" {
  for_each = toset([
    "roles/artifactregistry.reader",
    "roles/logging.logWriter",
    "roles/monitoring.metricWriter",
    "roles/stackdriver.resourceMetadata.writer",
  ])

  project = var.project_id
  role    = each.value
  member  = google_service_account.node.member
}

resource "google_container_node_pool" "workload" {
  name     = {{name}}
  cluster  = var.cluster_name
  location = {{region}}

  node_locations     = length(var.zones) > 0 ? var.zones : null
  initial_node_count = {{machinesMin}}

  # {{decision}}: replicas.min and replicas.peak, {{replicasPerMachine}} on a machine
  autoscaling {
    total_min_node_count = {{machinesMin}}
    total_max_node_count = {{machinesMax}}
    location_policy      = {{gkeLocationPolicy}}
  }

  management {
    auto_repair  = true
    auto_upgrade = true
  }

  upgrade_settings {
    max_surge       = 1
    max_unavailable = 0
  }

  node_config {
    # {{decision}}: instance_type, purchase
    machine_type    = {{machine}}
    spot            = {{isSpotWord}}
    image_type      = "COS_CONTAINERD"
    disk_type       = "pd-balanced"
    disk_size_gb    = {{nodeDiskGB}}
    service_account = google_service_account.node.email
    oauth_scopes    = ["https://www.googleapis.com/auth/cloud-platform"]
{{#hasGuestAccelerator}}

    # {{decision}}: accelerator
    guest_accelerator {
      type  = {{googleAccelerator}}
      count = {{devicesPerMachine}}

      gpu_driver_installation_config {
        gpu_driver_version = "LATEST"
      }
    }

    taint {
      key    = {{acceleratorResource}}
      value  = "present"
      effect = "NO_SCHEDULE"
    }
{{/hasGuestAccelerator}}
{{#isSpot}}

    taint {
      key    = "cloud.google.com/gke-spot"
      value  = "true"
      effect = "NO_SCHEDULE"
    }
{{/isSpot}}

    workload_metadata_config {
      mode = "GKE_METADATA"
    }

    shielded_instance_config {
      enable_secure_boot          = true
      enable_integrity_monitoring = true
    }
  }

  lifecycle {
    ignore_changes = [initial_node_count]
  }
}
