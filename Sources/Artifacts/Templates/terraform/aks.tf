# from {{decision}}: {{option}}

resource "azurerm_kubernetes_cluster_node_pool" "workload" {
  # Twelve lower-case letters and digits at most.
  name                  = {{aksPoolName}}
  kubernetes_cluster_id = var.cluster_id
  vnet_subnet_id        = var.subnet_id
  # {{decision}}: instance_type, purchase
  vm_size  = {{machine}}
  priority = {{aksPriority}}
{{#aksIsSpot}}

  # Up to the on-demand price.
  eviction_policy = "Delete"
  spot_max_price  = -1

{{/aksIsSpot}}
  # {{decision}}: replicas.min and replicas.peak, {{replicasPerMachine}} on a machine
  auto_scaling_enabled = true
  min_count            = {{machinesMin}}
  max_count            = {{machinesMax}}

  host_encryption_enabled = true
  os_disk_size_gb         = {{nodeDiskGB}}
  max_pods                = 50
  node_taints             = [{{#aksTaints}}{{^first()}}, {{/first()}}{{.}}{{/aksTaints}}]

  tags = {
    workload = {{name}}
    decision = {{decisionText}}
  }

  upgrade_settings {
    max_surge = "1"
  }
}
