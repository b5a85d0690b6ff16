# from {{decision}}: {{option}}

output "schedule" {
  description = "The schedule that starts the training job, switched off."
  value       = aws_scheduler_schedule.app.arn
}
