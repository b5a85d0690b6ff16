# from {{decision}}: {{option}}

output "endpoint" {
  description = "The endpoint's name, as invoke-endpoint{{#isSageMakerAsync}}-async{{/isSageMakerAsync}} takes it."
  value       = aws_sagemaker_endpoint.app.name
}
