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
{{> terraform/budget-variables}}
