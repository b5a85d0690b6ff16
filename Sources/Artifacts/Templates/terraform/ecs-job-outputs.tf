# from {{decision}}: {{option}}

output "schedules" {
  description = "The schedules that start the workers."
  value       = aws_scheduler_schedule.app[*].arn
}

output "models" {
  description = "The file system that weights and data are copied to, under /{{nameWord}}."
  value       = aws_efs_file_system.models.id
}
