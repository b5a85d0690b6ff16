# from {{decision}}: {{option}}

output "load_balancer" {
  description = "Where the service answers; point the certificate's name at it."
  value       = aws_lb.app.dns_name
}

output "models" {
  description = "The file system that the weights are copied to, under /{{nameWord}}."
  value       = aws_efs_file_system.models.id
}
