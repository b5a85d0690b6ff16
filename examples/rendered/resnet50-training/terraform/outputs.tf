# from D-1: aws/us-west-2/sagemaker-training/ml.p4d.24xlarge/on-demand/torch-compile/amp

output "schedule" {
  description = "The schedule that starts the training job, switched off."
  value       = aws_scheduler_schedule.app.arn
}
