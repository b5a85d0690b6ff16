# from {{decision}}: {{option}}

output "schedule" {
  description = "The schedule that starts the transform job."
  value       = aws_scheduler_schedule.app.arn
}
