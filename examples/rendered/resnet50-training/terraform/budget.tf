# from D-1: aws/us-west-2/sagemaker-training/ml.p4d.24xlarge/on-demand/torch-compile/amp

# An alert, not a limit: D-1 predicts "US$ 76.06" a month, and nine times in ten no more than "US$ 129.49".
# `budget_usd = null` makes none.
resource "aws_budgets_budget" "workload" {
  count = var.budget_usd == null ? 0 : 1

  name         = "resnet50-training-budget"
  budget_type  = "COST"
  limit_amount = tostring(var.budget_usd)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  # Counts once the tag is activated as a cost allocation tag.
  cost_filter {
    name   = "TagKeyValue"
    values = ["workload$resnet50-training"]
  }

  dynamic "notification" {
    for_each = { ACTUAL = 80, FORECASTED = 100 }

    content {
      comparison_operator        = "GREATER_THAN"
      notification_type          = notification.key
      threshold                  = notification.value
      threshold_type             = "PERCENTAGE"
      subscriber_email_addresses = [var.budget_email]
    }
  }
}
