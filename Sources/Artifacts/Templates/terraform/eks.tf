# from {{decision}}: {{option}}

data "aws_iam_policy_document" "node" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "node" {
  name_prefix        = {{rolePrefix}}
  assume_role_policy = data.aws_iam_policy_document.node.json
}

resource "aws_iam_role_policy_attachment" "node" {
  for_each = toset([
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonEC2ContainerRegistryPullOnly",
  ])

  role       = aws_iam_role.node.name
  policy_arn = "arn:aws:iam::aws:policy/${each.value}"
}

resource "aws_launch_template" "node" {
  name_prefix = {{rolePrefix}}

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

resource "aws_eks_node_group" "workload" {
  cluster_name    = var.cluster_name
  node_group_name = {{name}}
  node_role_arn   = aws_iam_role.node.arn
  subnet_ids      = var.subnet_ids
  # {{decision}}: instance_type, purchase
  instance_types = [{{machine}}]
  capacity_type  = {{eksCapacityType}}
  ami_type       = {{eksAMIType}}

  # {{decision}}: replicas.min and replicas.peak, {{replicasPerMachine}} on a machine
  scaling_config {
    min_size     = {{machinesMin}}
    desired_size = {{machinesMin}}
    max_size     = {{machinesMax}}
  }

  launch_template {
    id      = aws_launch_template.node.id
    version = aws_launch_template.node.latest_version
  }

  update_config {
    max_unavailable = 1
  }
{{#hasAccelerator}}

  taint {
    key    = {{acceleratorResource}}
    value  = "present"
    effect = "NO_SCHEDULE"
  }
{{/hasAccelerator}}
{{#isSpot}}

  taint {
    key    = "spot"
    value  = "true"
    effect = "NO_SCHEDULE"
  }
{{/isSpot}}

  lifecycle {
    # The cluster's autoscaler owns the number of nodes.
    ignore_changes = [scaling_config[0].desired_size]
  }

  depends_on = [aws_iam_role_policy_attachment.node]
}
