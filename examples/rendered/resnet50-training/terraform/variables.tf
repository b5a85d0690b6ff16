# from D-1: aws/us-west-2/sagemaker-training/ml.p4d.24xlarge/on-demand/torch-compile/amp

variable "image" {
  description = "The built image, by digest."
  type        = string

  validation {
    condition     = can(regex("@sha256:[0-9a-f]{64}$", var.image))
    error_message = "Name the image by its digest: NAME@sha256:…"
  }
}

variable "model_data" {
  description = "Where the training data is: s3://BUCKET/FOLDER/."
  type        = string

  validation {
    condition     = can(regex("^s3://[a-z0-9.-]+/.*/$", var.model_data))
    error_message = "Name a folder in S3 that ends in a slash: s3://BUCKET/FOLDER/."
  }
}

variable "output" {
  description = "Where answers and checkpoints go: s3://BUCKET/FOLDER."
  type        = string
}

variable "vpc_id" {
  description = "The network that the containers run in."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets, in two zones or more, with endpoints for S3 (a gateway), ECR, CloudWatch Logs and KMS."
  type        = list(string)
}

variable "budget_usd" {
  # D-1: cost_usd_month.high "US$ 129.49", and a tenth
  description = "Monthly spend on this workload, in US dollars, beyond which the prediction was wrong; null makes no alert."
  type        = number
  default     = 143

  validation {
    condition     = var.budget_usd == null || var.budget_email != null
    error_message = "Name budget_email, who is told, or set budget_usd to null."
  }
}

variable "budget_email" {
  description = "Who is told when the month costs more than predicted."
  type        = string
  default     = null
}
