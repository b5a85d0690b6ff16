# from {{decision}}: {{option}}

output "url" {
  description = "Where the service answers."
  value       = google_cloud_run_v2_service.app.uri
}
{{#isAsync}}

output "queue" {
  description = "Where requests are put."
  value       = google_cloud_tasks_queue.requests.id
}
{{/isAsync}}
