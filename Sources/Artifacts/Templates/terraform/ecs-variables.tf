# from {{decision}}: {{option}}

{{> terraform/image-variable}}

variable "vpc_id" {
  description = "The network that everything runs in."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets, in two zones or more, that reach ECR, S3 and CloudWatch Logs."
  type        = list(string)
}
{{^isJob}}

variable "certificate_arn" {
  description = "The certificate of the name that callers use."
  type        = string
}

variable "log_bucket" {
  description = "The bucket that the load balancer writes its access log to."
  type        = string
}

variable "client_cidrs" {
  description = "Where callers are, such as [\"10.0.0.0/16\"]."
  type        = list(string)
}
{{/isJob}}
{{> terraform/budget-variables}}
