# from {{decision}}: {{option}}

output "node_pool" {
  description = "The node pool that the pods run on."
  value       = azurerm_kubernetes_cluster_node_pool.workload.id
}
