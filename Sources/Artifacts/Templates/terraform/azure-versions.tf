# from {{decision}}: {{option}}

terraform {
  required_version = ">= 1.9"

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }

  # State belongs to the team, not to a laptop: copy backend.tf.example to backend.tf, name an account, run terraform init.
}

provider "azurerm" {
  features {}
  subscription_id = var.subscription_id
}
