# from {{decision}}: {{option}}

output "node_group" {
  description = "The node group that the pods run on."
  value       = aws_eks_node_group.workload.arn
}
