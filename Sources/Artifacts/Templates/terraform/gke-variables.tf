# from {{decision}}: {{option}}

variable "project_id" {
  description = "The project that everything is made in."
  type        = string
}

variable "project_number" {
  description = "The same project, by number, as budgets name it."
  type        = string
  default     = null
}

variable "billing_account" {
  description = "The billing account that the project is charged to."
  type        = string
  default     = null
}

{{#hasNodes}}
variable "cluster_name" {
  description = "The GKE cluster that the nodes join."
  type        = string
}

variable "zones" {
  description = "Zones of the region where the machine type is sold; all of the region's where empty."
  type        = list(string)
  default     = []
}
{{/hasNodes}}
{{> terraform/budget-variables}}
