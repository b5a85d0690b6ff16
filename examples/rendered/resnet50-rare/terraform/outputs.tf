# from D-1: gcp/asia-east1/cloud-run-service/4vcpu-2gib/on-demand/openvino/fp32

output "url" {
  description = "Where the service answers."
  value       = google_cloud_run_v2_service.app.uri
}
