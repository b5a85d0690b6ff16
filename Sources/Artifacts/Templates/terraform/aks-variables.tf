# from {{decision}}: {{option}}

variable "subscription_id" {
  description = "The subscription that everything is made in."
  type        = string
}

{{#hasNodes}}
variable "cluster_id" {
  description = "The AKS cluster that the nodes join, by its resource id."
  type        = string
}

variable "subnet_id" {
  description = "The subnet of the nodes."
  type        = string
}

{{/hasNodes}}
variable "budget_start" {
  description = "The first day of the month that counting starts in, such as 2026-12-01T00:00:00Z."
  type        = string
  default     = null
}
{{> terraform/budget-variables}}
