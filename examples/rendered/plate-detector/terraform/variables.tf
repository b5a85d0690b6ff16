# from D-1: aws/us-east-1/k8s-self-aws/g6f.large/on-demand/tensorrt/fp16


variable "budget_usd" {
  # D-1: cost_usd_month.high "US$ 629.77", and a tenth
  description = "Monthly spend on this workload, in US dollars, beyond which the prediction was wrong; null makes no alert."
  type        = number
  default     = 693

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
