# from D-1: aws/us-east-1/k8s-self-aws/g6f.large/on-demand/tensorrt/fp16

variable "budget_email" {
  description = "Who is told when the month costs more than predicted."
  type        = string
}

variable "budget_usd" {
  # D-1: cost_usd_month.high "US$ 629.77", and a tenth
  description = "Monthly spend on this workload, in US dollars, beyond which the prediction was wrong."
  type        = number
  default     = 693
}
