# from {{decision}}: {{option}}

{{> terraform/sagemaker-role}}

{{> terraform/sagemaker-model}}

{{> terraform/scheduler}}

data "aws_iam_policy_document" "start" {
  statement {
    actions   = ["sagemaker:CreateTransformJob"]
    resources = ["arn:${data.aws_partition.this.partition}:sagemaker:*:${data.aws_caller_identity.this.account_id}:transform-job/*"]
  }
}

resource "aws_scheduler_schedule" "app" {
  name = {{name}}
  # {{decision}}: job.runs_per_month {{runsPerMonth}}: {{scheduleWords}}
  schedule_expression = {{amazonCron}}
  kms_key_arn         = aws_kms_key.app.arn

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:${data.aws_partition.this.partition}:scheduler:::aws-sdk:sagemaker:createTransformJob"
    role_arn = aws_iam_role.schedule.arn

    input = jsonencode({
      # Each run needs a name of its own.
      TransformJobName = "{{nameWord}}-<aws.scheduler.execution-id>"
      ModelName        = aws_sagemaker_model.app.name
      BatchStrategy    = "SingleRecord"
      # {{decision}}: requests in flight on a replica
      MaxConcurrentTransforms = {{concurrency}}
      MaxPayloadInMB          = 6
      ModelClientConfig       = { InvocationsTimeoutInSeconds = {{transformTimeout}}, InvocationsMaxRetries = 3 }
      TransformInput = {
        DataSource  = { S3DataSource = { S3DataType = "S3Prefix", S3Uri = var.input } }
        ContentType = "application/json"
        SplitType   = "Line"
      }
      TransformOutput = {
        S3OutputPath = var.output
        AssembleWith = "Line"
        KmsKeyId     = aws_kms_key.app.arn
      }
      # {{decision}}: instance_type, replicas.peak
      TransformResources = {
        InstanceType   = {{machine}}
        InstanceCount  = {{machinesMax}}
        VolumeKmsKeyId = aws_kms_key.app.arn
      }
    })

    retry_policy {
      maximum_retry_attempts = 3
    }
  }
}
