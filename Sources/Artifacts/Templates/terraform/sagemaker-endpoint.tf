# from {{decision}}: {{option}}

{{> terraform/sagemaker-role}}

{{> terraform/sagemaker-model}}

resource "aws_sagemaker_endpoint_configuration" "app" {
{{^hasVPC}}
  # checkov:skip=CKV_AWS_98:Serverless Inference has no volume of its own to encrypt
{{/hasVPC}}
  name_prefix = {{rolePrefix}}
{{#hasVPC}}
  kms_key_arn = aws_kms_key.app.arn
{{/hasVPC}}

  production_variants {
    variant_name = "primary"
    model_name   = aws_sagemaker_model.app.name
{{#hasVPC}}

    # {{decision}}: instance_type, replicas.min
    instance_type          = {{machine}}
    initial_instance_count = {{initialMachines}}

    # {{decision}}: cold_start_s, twice over, within what the platform takes
    container_startup_health_check_timeout_in_seconds = {{sageMakerStartup}}
    model_data_download_timeout_in_seconds            = {{sageMakerStartup}}
{{/hasVPC}}
{{^hasVPC}}

    # {{decision}}: memory_gib, replicas.peak
    serverless_config {
      memory_size_in_mb = {{serverlessMemory}}
      max_concurrency   = {{maxReplicas}}
    }
{{/hasVPC}}
  }
{{#isSageMakerAsync}}

  async_inference_config {
    client_config {
      # {{decision}}: requests in flight on a replica
      max_concurrent_invocations_per_instance = {{concurrency}}
    }

    output_config {
      s3_output_path  = var.output
      s3_failure_path = "${var.output}/failed"
      kms_key_id      = aws_kms_key.app.arn
    }
  }
{{/isSageMakerAsync}}

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_sagemaker_endpoint" "app" {
  name                 = {{name}}
  endpoint_config_name = aws_sagemaker_endpoint_configuration.app.name
}
{{#hasVPC}}

resource "aws_appautoscaling_target" "app" {
  service_namespace  = "sagemaker"
  resource_id        = "endpoint/${aws_sagemaker_endpoint.app.name}/variant/primary"
  scalable_dimension = "sagemaker:variant:DesiredInstanceCount"
  # {{decision}}: replicas.min, replicas.peak
  min_capacity = {{machinesMin}}
  max_capacity = {{machinesMax}}
}

{{#isSageMakerAsync}}
resource "aws_appautoscaling_policy" "app" {
  name               = "backlog"
  policy_type        = "TargetTrackingScaling"
  {{> terraform/scaled-target}}

  target_tracking_scaling_policy_configuration {
    # {{decision}}: what an instance holds at once
    target_value       = {{concurrency}}
    scale_in_cooldown  = 600
    scale_out_cooldown = 60

    customized_metric_specification {
      metric_name = "ApproximateBacklogSizePerInstance"
      namespace   = "AWS/SageMaker"
      statistic   = "Average"

      dimensions {
        name  = "EndpointName"
        value = aws_sagemaker_endpoint.app.name
      }
    }
  }
}
{{#scalesToZero}}

# A backlog per instance says nothing where there is none: the first request starts one.
resource "aws_appautoscaling_policy" "first" {
  name               = "first-request"
  policy_type        = "StepScaling"
  {{> terraform/scaled-target}}

  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    metric_aggregation_type = "Average"
    cooldown                = 300

    step_adjustment {
      metric_interval_lower_bound = 0
      scaling_adjustment          = 1
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "first" {
  alarm_name          = {{firstAlarmName}}
  alarm_description   = "Requests wait and no instance runs."
  namespace           = "AWS/SageMaker"
  metric_name         = "HasBacklogWithoutCapacity"
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "missing"
  alarm_actions       = [aws_appautoscaling_policy.first.arn]

  dimensions = {
    EndpointName = aws_sagemaker_endpoint.app.name
  }
}
{{/scalesToZero}}
{{/isSageMakerAsync}}
{{^isSageMakerAsync}}
resource "aws_appautoscaling_policy" "app" {
  name               = "requests"
  policy_type        = "TargetTrackingScaling"
  {{> terraform/scaled-target}}

  target_tracking_scaling_policy_configuration {
    # {{decision}}: {{requestsPerMachine}} requests/s on a machine at the peak, as requests a minute
    target_value       = {{requestsPerMachineMinute}}
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

    predefined_metric_specification {
      predefined_metric_type = "SageMakerVariantInvocationsPerInstance"
    }
  }
}
{{/isSageMakerAsync}}
{{/hasVPC}}
