# from {{decision}}: {{option}}

data "aws_caller_identity" "this" {}
data "aws_partition" "this" {}
data "aws_region" "this" {}

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

  statement {
    actions   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["logs.${data.aws_region.this.name}.amazonaws.com"]
    }
  }
}

resource "aws_kms_key" "app" {
  description             = "Logs and weights of {{nameWord}}"
  deletion_window_in_days = 7
  enable_key_rotation     = true
  policy                  = data.aws_iam_policy_document.key.json
}

resource "aws_cloudwatch_log_group" "app" {
  name              = "/ecs/{{nameWord}}"
  kms_key_id        = aws_kms_key.app.arn
  retention_in_days = 365
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.this.account_id]
    }
  }
}

# What ECS does for the task: pulls the image, writes the log.
resource "aws_iam_role" "execution" {
  name_prefix        = {{rolePrefix}}
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.execution.name
  policy_arn = "arn:${data.aws_partition.this.partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

# What the program itself may do: mount the weights, and nothing else.
resource "aws_iam_role" "task" {
  name_prefix        = {{rolePrefix}}
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

data "aws_iam_policy_document" "task" {
  statement {
    actions   = ["elasticfilesystem:ClientMount"{{#isJob}}, "elasticfilesystem:ClientWrite"{{/isJob}}]
    resources = [aws_efs_file_system.models.arn]
  }
}

resource "aws_iam_role_policy" "task" {
  role   = aws_iam_role.task.name
  policy = data.aws_iam_policy_document.task.json
}

# Weights{{#isJob}} and data{{/isJob}}, filled once for each version; the image carries none.
resource "aws_efs_file_system" "models" {
  encrypted  = true
  kms_key_id = aws_kms_key.app.arn

  throughput_mode = "elastic"

  tags = { Name = {{name}} }
}

resource "aws_efs_mount_target" "models" {
  count = length(var.subnet_ids)

  file_system_id  = aws_efs_file_system.models.id
  subnet_id       = var.subnet_ids[count.index]
  security_groups = [aws_security_group.models.id]
}

resource "aws_efs_access_point" "models" {
  file_system_id = aws_efs_file_system.models.id

  posix_user {
    uid = 10001
    gid = 10001
  }

  root_directory {
    path = "/{{nameWord}}"

    creation_info {
      owner_uid   = 10001
      owner_gid   = 10001
      permissions = "0750"
    }
  }
}

resource "aws_security_group" "models" {
  name_prefix = {{rolePrefix}}
  description = "Weights of {{nameWord}}"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "models" {
  security_group_id            = aws_security_group.models.id
  description                  = "NFS from the tasks"
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  referenced_security_group_id = aws_security_group.app.id
}

resource "aws_security_group" "app" {
  # checkov:skip=CKV2_AWS_5:the tasks' network interfaces carry it
  name_prefix = {{rolePrefix}}
  description = "Tasks of {{nameWord}}"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_egress_rule" "models" {
  security_group_id            = aws_security_group.app.id
  description                  = "Weights"
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  referenced_security_group_id = aws_security_group.models.id
}

resource "aws_vpc_security_group_egress_rule" "registry" {
  security_group_id = aws_security_group.app.id
  description       = "ECR, S3 and CloudWatch Logs"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  # trivy:ignore:AVD-AWS-0104 The registry's and S3's addresses are Amazon's to change
  cidr_ipv4 = "0.0.0.0/0"
}

resource "aws_ecs_cluster" "app" {
  name = {{name}}

  setting {
    name  = "containerInsights"
    value = "enhanced"
  }
}
{{#isFargate}}

resource "aws_ecs_cluster_capacity_providers" "app" {
  cluster_name = aws_ecs_cluster.app.name
  # {{decision}}: purchase
  capacity_providers = [{{fargateProvider}}]
}
{{/isFargate}}
{{#isECSOnEC2}}

# {{decision}}: Amazon's machine image for ECS with {{acceleratorWords}}
data "aws_ssm_parameter" "machine_image" {
  name = {{ecsImageParameter}}
}

data "aws_iam_policy_document" "machine" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "machine" {
  name_prefix        = {{rolePrefix}}
  assume_role_policy = data.aws_iam_policy_document.machine.json
}

resource "aws_iam_role_policy_attachment" "machine" {
  role       = aws_iam_role.machine.name
  policy_arn = "arn:${data.aws_partition.this.partition}:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"
}

resource "aws_iam_instance_profile" "machine" {
  name_prefix = {{rolePrefix}}
  role        = aws_iam_role.machine.name
}

resource "aws_security_group" "machine" {
  name_prefix = {{rolePrefix}}
  description = "Machines of {{nameWord}}"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_egress_rule" "machine" {
  security_group_id = aws_security_group.machine.id
  description       = "ECS, ECR, S3 and CloudWatch Logs"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  # trivy:ignore:AVD-AWS-0104 The services' addresses are Amazon's to change
  cidr_ipv4 = "0.0.0.0/0"
}

resource "aws_launch_template" "machine" {
  name_prefix = {{rolePrefix}}
  # {{decision}}: instance_type
  instance_type          = {{machine}}
  image_id               = nonsensitive(data.aws_ssm_parameter.machine_image.value)
  vpc_security_group_ids = [aws_security_group.machine.id]

  user_data = base64encode(<<-EOT
    #!/bin/bash
    cat >> /etc/ecs/ecs.config <<'EOF'
    ECS_CLUSTER=${aws_ecs_cluster.app.name}
    ECS_ENABLE_GPU_SUPPORT={{hasAcceleratorWord}}
    ECS_ENABLE_SPOT_INSTANCE_DRAINING={{isSpotWord}}
    ECS_AWSVPC_BLOCK_IMDS=true
    EOF
  EOT
  )

  iam_instance_profile {
    arn = aws_iam_instance_profile.machine.arn
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      # Room for the image, twice.
      volume_size = {{nodeDiskGB}}
      volume_type = "gp3"
      encrypted   = true
    }
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  monitoring {
    enabled = true
  }
}

resource "aws_autoscaling_group" "machine" {
  name_prefix         = {{rolePrefix}}
  vpc_zone_identifier = var.subnet_ids
  # {{decision}}: replicas.min and replicas.peak, {{replicasPerMachine}} on a machine
  min_size              = {{machinesMin}}
  max_size              = {{machinesMax}}
  protect_from_scale_in = true

  # Without it `terraform destroy` waits for machines that are protected from being ended.
  force_delete = true
{{#isSpot}}

  mixed_instances_policy {
    # {{decision}}: purchase
    instances_distribution {
      on_demand_percentage_above_base_capacity = 0
      spot_allocation_strategy                 = "price-capacity-optimized"
    }

    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.machine.id
        version            = aws_launch_template.machine.latest_version
      }
    }
  }
{{/isSpot}}
{{^isSpot}}

  launch_template {
    id      = aws_launch_template.machine.id
    version = aws_launch_template.machine.latest_version
  }
{{/isSpot}}

  tag {
    key                 = "AmazonECSManaged"
    value               = "true"
    propagate_at_launch = true
  }

  # The provider's default tags do not reach the machines, and the budget counts by tag.
  tag {
    key                 = "workload"
    value               = {{name}}
    propagate_at_launch = true
  }
}

resource "aws_ecs_capacity_provider" "machine" {
  name = {{name}}

  auto_scaling_group_provider {
    auto_scaling_group_arn         = aws_autoscaling_group.machine.arn
    managed_termination_protection = "ENABLED"

    managed_scaling {
      status          = "ENABLED"
      target_capacity = 100
    }
  }
}

resource "aws_ecs_cluster_capacity_providers" "app" {
  cluster_name       = aws_ecs_cluster.app.name
  capacity_providers = [aws_ecs_capacity_provider.machine.name]
}
{{/isECSOnEC2}}

resource "aws_ecs_task_definition" "app" {
  family                   = {{name}}
  requires_compatibilities = [{{ecsCompatibility}}]
  network_mode             = "awsvpc"
  # {{decision}}: cpu and memory_gib{{#isECSOnEC2}}, less what the machine keeps for itself{{/isECSOnEC2}}
  cpu                = {{ecsCPU}}
  memory             = {{ecsMemory}}
  execution_role_arn = aws_iam_role.execution.arn
  task_role_arn      = aws_iam_role.task.arn

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = {{ecsArchitecture}}
  }

  container_definitions = jsonencode([{
    name                   = "app"
    image                  = var.image
    essential              = true
    user                   = "10001:10001"
    readonlyRootFilesystem = true

{{#ecsGPUs}}
    # {{decision}}: accelerator.count
    resourceRequirements = [{ type = "GPU", value = {{ecsGPUs}} }]

{{/ecsGPUs}}
{{#hasPort}}
    portMappings = [{ containerPort = {{port}}, protocol = "tcp" }]

{{/hasPort}}
    linuxParameters = {
      initProcessEnabled = true
{{^ecsNeuronDevices}}
      capabilities       = { drop = ["ALL"] }
{{/ecsNeuronDevices}}
{{#ecsNeuronDevices}}
      # berth:ignore K8S-CAPS-ADD -- the Neuron runtime locks the memory that its devices read
      capabilities = { drop = ["ALL"], add = ["IPC_LOCK"] }
      # {{decision}}: accelerator.count
      devices = [
        for device in range({{count}}) : {
          hostPath = "/dev/neuron${device}", containerPath = "/dev/neuron${device}", permissions = ["read", "write"]
        }
      ]
{{/ecsNeuronDevices}}
{{#hasAccelerator}}
      # {{decision}}: memory_gib, a quarter of it
      sharedMemorySize = {{sharedMemoryMiB}}
{{/hasAccelerator}}
    }
    mountPoints = [
      { sourceVolume = "models", containerPath = {{efsPath}}, readOnly = {{efsReadOnly}} },
      { sourceVolume = "tmp", containerPath = "/tmp", readOnly = false },
    ]
    stopTimeout = {{ecsStopTimeout}}
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.app.name
        awslogs-region        = data.aws_region.this.name
        awslogs-stream-prefix = "app"
      }
    }
    environment = [
{{#isBatch}}
      { name = "INPUT_DIR", value = "/models/input" },
      { name = "OUTPUT_DIR", value = "/models/output" },
{{/isBatch}}
{{#isTraining}}
      # {{decision}}: job.epochs, batch_size, precision
      { name = "EPOCHS", value = {{epochsText}} },
      { name = "BATCH_SIZE", value = {{batchSizeText}} },
      { name = "PRECISION", value = {{precision}} },
      { name = "CHECKPOINT_DIR", value = "/data/checkpoints" },
{{/isTraining}}
    ]
  }])

  volume {
    name = "models"

    efs_volume_configuration {
      file_system_id     = aws_efs_file_system.models.id
      transit_encryption = "ENABLED"

      authorization_config {
        access_point_id = aws_efs_access_point.models.id
        iam             = "ENABLED"
      }
    }
  }

  volume {
    name = "tmp"
  }
}
