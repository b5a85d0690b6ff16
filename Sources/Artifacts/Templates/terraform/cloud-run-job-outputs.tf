# from {{decision}}: {{option}}

output "job" {
  description = "The job; gcloud run jobs execute starts it by hand."
  value       = google_cloud_run_v2_job.app.id
}
