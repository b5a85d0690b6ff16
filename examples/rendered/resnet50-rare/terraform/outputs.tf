# from D-1: gcp/asia-east1/cloud-run-service/2vcpu-1gib/on-demand/openvino/int8

output "url" {
  description = "Where the service answers."
  value       = google_cloud_run_v2_service.app.uri
}
