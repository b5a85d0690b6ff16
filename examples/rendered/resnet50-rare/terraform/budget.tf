# from D-1: gcp/asia-east1/cloud-run-service/2vcpu-1gib/on-demand/openvino/int8

# An alert, not a limit: D-1 predicts "US$ 0.45" a month, and nine times in ten no more than "US$ 0.45".
# `budget_usd = null` makes none.
resource "google_billing_budget" "workload" {
  count = var.budget_usd == null ? 0 : 1

  billing_account = var.billing_account
  display_name    = "resnet50-rare-budget"

  budget_filter {
    projects = ["projects/${var.project_number}"]
    labels   = { workload = "resnet50-rare" }
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
