# from {{decision}}: {{option}}

# An alert, not a limit: {{decision}} predicts {{costTotal}} a month, and nine times in ten no more than {{costHigh}}.
# `budget_usd = null` makes none.
resource "azurerm_consumption_budget_subscription" "workload" {
  count = var.budget_usd == null ? 0 : 1

  name            = {{budgetName}}
  subscription_id = "/subscriptions/${var.subscription_id}"
  amount          = var.budget_usd
  time_grain      = "Monthly"

  time_period {
    start_date = var.budget_start
  }

  filter {
    tag {
      name   = "workload"
      values = [{{name}}]
    }
  }

  notification {
    enabled        = true
    operator       = "GreaterThan"
    threshold      = 80
    threshold_type = "Actual"
    contact_emails = [var.budget_email]
  }

  notification {
    enabled        = true
    operator       = "GreaterThan"
    threshold      = 100
    threshold_type = "Forecasted"
    contact_emails = [var.budget_email]
  }
}
