# from {{decision}}: {{option}}

{{> terraform/sagemaker-role}}

{{> terraform/scheduler}}

data "aws_iam_policy_document" "start" {
  statement {
    actions   = ["sagemaker:CreateTrainingJob"]
    resources = ["arn:${data.aws_partition.this.partition}:sagemaker:*:${data.aws_caller_identity.this.account_id}:training-job/*"]
  }

  statement {
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.app.arn]
  }
}

resource "aws_scheduler_schedule" "app" {
  name = {{name}}
  # {{decision}}: job.runs_per_month {{runsPerMonth}}: {{scheduleWords}}
  schedule_expression = {{amazonCron}}
  kms_key_arn         = aws_kms_key.app.arn
  # A training run is started when it is wanted: switch the schedule on to repeat it.
  state = "DISABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:${data.aws_partition.this.partition}:scheduler:::aws-sdk:sagemaker:createTrainingJob"
    role_arn = aws_iam_role.schedule.arn

    input = jsonencode({
      # Each run needs a name of its own.
      TrainingJobName        = "{{nameWord}}-<aws.scheduler.execution-id>"
      RoleArn                = aws_iam_role.app.arn
      AlgorithmSpecification = { TrainingImage = var.image, TrainingInputMode = "FastFile" }
      InputDataConfig = [{
        ChannelName = "data"
        DataSource  = { S3DataSource = { S3DataType = "S3Prefix", S3Uri = var.model_data, S3DataDistributionType = "FullyReplicated" } }
      }]
      OutputDataConfig = { S3OutputPath = var.output, KmsKeyId = aws_kms_key.app.arn }
      CheckpointConfig = { S3Uri = "${var.output}/checkpoints", LocalPath = "/opt/ml/checkpoints" }
      # {{decision}}: instance_type, replicas.peak
      ResourceConfig = {
        InstanceType   = {{machine}}
        InstanceCount  = {{machinesMax}}
        VolumeSizeInGB = 100
        VolumeKmsKeyId = aws_kms_key.app.arn
      }
      # {{decision}}: job.deadline_hours
      StoppingCondition = {
        MaxRuntimeInSeconds = {{jobTimeoutSeconds}}
{{#isSpot}}
        # Waiting for a spot machine counts too.
        MaxWaitTimeInSeconds = {{jobTimeoutSeconds}}
{{/isSpot}}
      }
      # {{decision}}: purchase
      EnableManagedSpotTraining = {{isSpotWord}}
      EnableNetworkIsolation    = true
      VpcConfig                 = { SecurityGroupIds = [aws_security_group.app.id], Subnets = var.subnet_ids }
      # {{decision}}: job.epochs, batch_size, precision
      Environment = {
        EPOCHS         = {{epochsText}}
        BATCH_SIZE     = {{batchSizeText}}
        PRECISION      = {{precision}}
        DATA_DIR       = "/opt/ml/input/data/data"
        CHECKPOINT_DIR = "/opt/ml/checkpoints"
      }
    })

    retry_policy {
      maximum_retry_attempts = 0
    }
  }
}
