# from {{decision}}: {{option}}

output "node_pool" {
  description = "The node pool that the pods run on."
  value       = google_container_node_pool.workload.id
}
