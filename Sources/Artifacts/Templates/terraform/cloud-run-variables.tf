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

{{> terraform/image-variable}}

variable "model_bucket" {
  description = "The bucket that holds the weights{{#isJob}}, and the data of the job{{/isJob}}; mounted as files."
  type        = string
}
{{^isJob}}

variable "invokers" {
  description = "Who may call the service, such as serviceAccount:web@PROJECT.iam.gserviceaccount.com."
  type        = list(string)
  default     = []
}
{{/isJob}}
{{> terraform/budget-variables}}
