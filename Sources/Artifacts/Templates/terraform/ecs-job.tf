# from {{decision}}: {{option}}

{{> terraform/scheduler}}

data "aws_iam_policy_document" "start" {
  statement {
    actions   = ["ecs:RunTask"]
    resources = ["${aws_ecs_task_definition.app.arn_without_revision}:*"]
  }

  statement {
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.execution.arn, aws_iam_role.task.arn]
  }
}

# One for each worker, which takes its share of the files by its index.
resource "aws_scheduler_schedule" "app" {
  # {{decision}}: replicas.peak
  count = {{maxReplicas}}

  name = "{{nameWord}}-${count.index}"
  # {{decision}}: job.runs_per_month {{runsPerMonth}}: {{scheduleWords}}
  schedule_expression = {{amazonCron}}
  kms_key_arn         = aws_kms_key.app.arn
  state               = {{scheduleState}}

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_ecs_cluster.app.arn
    role_arn = aws_iam_role.schedule.arn

    ecs_parameters {
      task_definition_arn = aws_ecs_task_definition.app.arn
      propagate_tags      = "TASK_DEFINITION"

      capacity_provider_strategy {
{{#isFargate}}
        capacity_provider = {{fargateProvider}}
{{/isFargate}}
{{#isECSOnEC2}}
        capacity_provider = aws_ecs_capacity_provider.machine.name
{{/isECSOnEC2}}
        weight            = 1
      }

      network_configuration {
        subnets          = var.subnet_ids
        security_groups  = [aws_security_group.app.id]
        assign_public_ip = false
      }
    }

    input = jsonencode({
      containerOverrides = [{
        name        = "app"
        environment = [{ name = "SHARD_INDEX", value = tostring(count.index) }]
      }]
    })

    retry_policy {
      maximum_retry_attempts = {{retries}}
    }
  }
}
