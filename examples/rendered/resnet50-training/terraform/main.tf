# from D-1: aws/us-west-2/sagemaker-training/ml.p4d.24xlarge/on-demand/torch-compile/amp

locals {
  # The bucket and the folder, without s3://.
  model_data = trimprefix(var.model_data, "s3://")
}

data "aws_caller_identity" "this" {}
data "aws_partition" "this" {}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["sagemaker.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.this.account_id]
    }
  }
}

data "aws_iam_policy_document" "app" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:${data.aws_partition.this.partition}:s3:::${local.model_data}*"]
  }

  statement {
    actions   = ["s3:ListBucket"]
    resources = ["arn:${data.aws_partition.this.partition}:s3:::${split("/", local.model_data)[0]}"]
  }

  statement {
    actions   = ["s3:PutObject", "s3:GetObject", "s3:AbortMultipartUpload"]
    resources = ["arn:${data.aws_partition.this.partition}:s3:::${trimprefix(var.output, "s3://")}/*"]
  }

  statement {
    actions   = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability"]
    resources = ["arn:${data.aws_partition.this.partition}:ecr:*:${data.aws_caller_identity.this.account_id}:repository/*"]
  }

  statement {
    actions   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
    resources = ["arn:${data.aws_partition.this.partition}:logs:*:${data.aws_caller_identity.this.account_id}:log-group:/aws/sagemaker/*"]
  }

  # These know no resources to be narrowed to.
  statement {
    # checkov:skip=CKV_AWS_356:ecr:GetAuthorizationToken and the ec2 calls of a VPC take no resource
    # checkov:skip=CKV_AWS_109:a network interface's permission is given by a call that takes no resource
    # checkov:skip=CKV_AWS_111:the network interfaces of a VPC are made by calls that take no resource
    # trivy:ignore:AVD-AWS-0057 These actions take no resource
    actions = [
      "ecr:GetAuthorizationToken",
      "ec2:CreateNetworkInterface",
      "ec2:CreateNetworkInterfacePermission",
      "ec2:DeleteNetworkInterface",
      "ec2:DeleteNetworkInterfacePermission",
      "ec2:DescribeDhcpOptions",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeVpcs",
    ]
    resources = ["*"]
  }

  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey", "kms:CreateGrant"]
    resources = [aws_kms_key.app.arn]
  }
}

resource "aws_iam_role" "app" {
  name_prefix        = "resnet50-training-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.name
  policy = data.aws_iam_policy_document.app.json
}

data "aws_iam_policy_document" "key" {
  # checkov:skip=CKV_AWS_356:a key's policy names no resource but the key itself
  # checkov:skip=CKV_AWS_111:the account's administrators own the key
  # checkov:skip=CKV_AWS_109:the account's administrators own the key
  statement {
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.this.partition}:iam::${data.aws_caller_identity.this.account_id}:root"]
    }
  }
}

resource "aws_kms_key" "app" {
  description             = "Volumes and answers of resnet50-training"
  deletion_window_in_days = 7
  enable_key_rotation     = true
  policy                  = data.aws_iam_policy_document.key.json
}

resource "aws_security_group" "app" {
  # checkov:skip=CKV2_AWS_5:SageMaker attaches it to the containers' network interfaces
  name_prefix = "resnet50-training-"
  description = "Containers of resnet50-training"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_egress_rule" "app" {
  security_group_id = aws_security_group.app.id
  description       = "Interface endpoints of ECR, CloudWatch Logs and KMS"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = data.aws_vpc.this.cidr_block
}

# A gateway endpoint keeps S3's own addresses, which no network's range holds.
data "aws_ec2_managed_prefix_list" "s3" {
  name = "com.amazonaws.us-west-2.s3"
}

resource "aws_vpc_security_group_egress_rule" "s3" {
  security_group_id = aws_security_group.app.id
  description       = "Weights and data in S3"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = data.aws_ec2_managed_prefix_list.s3.id
}

data "aws_vpc" "this" {
  id = var.vpc_id
}

data "aws_iam_policy_document" "schedule" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["scheduler.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.this.account_id]
    }
  }
}

resource "aws_iam_role" "schedule" {
  name_prefix        = "resnet50-training-"
  assume_role_policy = data.aws_iam_policy_document.schedule.json
}

resource "aws_iam_role_policy" "schedule" {
  role   = aws_iam_role.schedule.name
  policy = data.aws_iam_policy_document.start.json
}

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
  name = "resnet50-training"
  # D-1: job.runs_per_month 2: weekly, on Sunday at 02:00 UTC
  schedule_expression = "cron(0 2 ? * SUN *)"
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
      TrainingJobName        = "resnet50-training-<aws.scheduler.execution-id>"
      RoleArn                = aws_iam_role.app.arn
      AlgorithmSpecification = { TrainingImage = var.image, TrainingInputMode = "FastFile" }
      InputDataConfig = [{
        ChannelName = "data"
        DataSource  = { S3DataSource = { S3DataType = "S3Prefix", S3Uri = var.model_data, S3DataDistributionType = "FullyReplicated" } }
      }]
      OutputDataConfig = { S3OutputPath = var.output, KmsKeyId = aws_kms_key.app.arn }
      CheckpointConfig = { S3Uri = "${var.output}/checkpoints", LocalPath = "/opt/ml/checkpoints" }
      # D-1: instance_type, replicas.peak
      ResourceConfig = {
        InstanceType   = "ml.p4d.24xlarge"
        InstanceCount  = 1
        VolumeSizeInGB = 100
        VolumeKmsKeyId = aws_kms_key.app.arn
      }
      # D-1: job.deadline_hours
      StoppingCondition = {
        MaxRuntimeInSeconds = 86400
      }
      # D-1: purchase
      EnableManagedSpotTraining = false
      EnableNetworkIsolation    = true
      VpcConfig                 = { SecurityGroupIds = [aws_security_group.app.id], Subnets = var.subnet_ids }
      # D-1: job.epochs, batch_size, precision
      Environment = {
        EPOCHS         = "90"
        BATCH_SIZE     = "256"
        PRECISION      = "amp"
        DATA_DIR       = "/opt/ml/input/data/data"
        CHECKPOINT_DIR = "/opt/ml/checkpoints"
      }
    })

    retry_policy {
      maximum_retry_attempts = 0
    }
  }
}
