# from {{decision}}: {{option}}

{{> terraform/image-variable}}

variable "model_data" {
  description = "{{#isTraining}}Where the training data is{{/isTraining}}{{^isTraining}}Where the weights are, as plain files{{/isTraining}}: s3://BUCKET/FOLDER/."
  type        = string

  validation {
    condition     = can(regex("^s3://[a-z0-9.-]+/.*/$", var.model_data))
    error_message = "Name a folder in S3 that ends in a slash: s3://BUCKET/FOLDER/."
  }
}
{{#writesToBucket}}

variable "output" {
  description = "Where answers{{#isTraining}} and checkpoints{{/isTraining}} go: s3://BUCKET/FOLDER."
  type        = string
}
{{/writesToBucket}}
{{#isSageMakerTransform}}

variable "input" {
  description = "What the job reads, in JSON lines: s3://BUCKET/FOLDER/."
  type        = string
}
{{/isSageMakerTransform}}
{{#hasVPC}}

variable "vpc_id" {
  description = "The network that the containers run in."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets, in two zones or more, with endpoints for S3 (a gateway), ECR, CloudWatch Logs and KMS."
  type        = list(string)
}
{{/hasVPC}}
{{> terraform/budget-variables}}
