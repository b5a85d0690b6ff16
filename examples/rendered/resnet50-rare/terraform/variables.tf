# from D-1: gcp/asia-east1/cloud-run-service/2vcpu-1gib/on-demand/openvino/int8

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

variable "image" {
  description = "The built image, by digest."
  type        = string

  validation {
    condition     = can(regex("@sha256:[0-9a-f]{64}$", var.image))
    error_message = "Name the image by its digest: NAME@sha256:…"
  }
}

variable "model_bucket" {
  description = "The bucket that holds the weights; mounted as files."
  type        = string
}

variable "invokers" {
  description = "Who may call the service, such as serviceAccount:web@PROJECT.iam.gserviceaccount.com."
  type        = list(string)
  default     = []
}

variable "budget_usd" {
  # D-1: cost_usd_month.high "US$ 0.45", and a tenth
  description = "Monthly spend on this workload, in US dollars, beyond which the prediction was wrong; null makes no alert."
  type        = number
  default     = 1

  validation {
    condition     = var.budget_usd == null || (var.billing_account != null && var.project_number != null)
    error_message = "Name billing_account and project_number, which a budget needs, or set budget_usd to null."
  }
}
