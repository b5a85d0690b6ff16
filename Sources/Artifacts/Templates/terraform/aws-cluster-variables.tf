# from {{decision}}: {{option}}

{{#hasNodes}}
variable "cluster_name" {
  description = "The EKS cluster that the nodes join."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets, in two zones or more."
  type        = list(string)
}

{{/hasNodes}}
variable "budget_email" {
  description = "Who is told when the month costs more than predicted."
  type        = string
}
{{> terraform/budget-variables}}
