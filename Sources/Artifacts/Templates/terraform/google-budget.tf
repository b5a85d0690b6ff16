# from {{decision}}: {{option}}

# An alert, not a limit: {{decision}} predicts {{costTotal}} a month, and nine times in ten no more than {{costHigh}}.
# `budget_usd = null` makes none.
resource "google_billing_budget" "workload" {
  count = var.budget_usd == null ? 0 : 1

  billing_account = var.billing_account
  display_name    = {{budgetName}}

  budget_filter {
    projects = ["projects/${var.project_number}"]
    labels   = { workload = {{name}} }
  }

  amount {
    specified_amount {
      currency_code = "USD"
      units         = tostring(var.budget_usd)
    }
  }

  threshold_rules {
    threshold_percent = 0.8
  }

  threshold_rules {
    threshold_percent = 1.0
    spend_basis       = "FORECASTED_SPEND"
  }
}
