# from {{decision}}: {{option}}

resource "aws_ecs_service" "app" {
  name            = {{name}}
  cluster         = aws_ecs_cluster.app.id
  task_definition = aws_ecs_task_definition.app.arn
  # {{decision}}: replicas.min; the autoscaler owns the number from then on
  desired_count = {{minReplicas}}
  # {{decision}}: cold_start_s, twice over
  health_check_grace_period_seconds = {{startupSeconds}}
  propagate_tags                    = "SERVICE"
  enable_ecs_managed_tags           = true

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

  load_balancer {
    target_group_arn = aws_lb_target_group.app.arn
    container_name   = "app"
    container_port   = {{port}}
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
{{#hasAccelerator}}

  # A new task needs an accelerator that an old one still holds.
  deployment_minimum_healthy_percent = {{minimumHealthyPercent}}
  deployment_maximum_percent         = 100
{{/hasAccelerator}}

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_lb_listener.app, aws_ecs_cluster_capacity_providers.app, aws_iam_role_policy.task]
}

resource "aws_vpc_security_group_ingress_rule" "app" {
  security_group_id            = aws_security_group.app.id
  description                  = "Requests from the load balancer"
  ip_protocol                  = "tcp"
  from_port                    = {{port}}
  to_port                      = {{port}}
  referenced_security_group_id = aws_security_group.balancer.id
}

resource "aws_security_group" "balancer" {
  name_prefix = {{rolePrefix}}
  description = "Load balancer of {{nameWord}}"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "balancer" {
  for_each = toset(var.client_cidrs)

  security_group_id = aws_security_group.balancer.id
  description       = "HTTPS from callers"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = each.value
}

resource "aws_vpc_security_group_egress_rule" "balancer" {
  security_group_id            = aws_security_group.balancer.id
  description                  = "Requests to the tasks"
  ip_protocol                  = "tcp"
  from_port                    = {{port}}
  to_port                      = {{port}}
  referenced_security_group_id = aws_security_group.app.id
}

resource "aws_lb" "app" {
  # checkov:skip=CKV2_AWS_28:it is internal, and a firewall for the web belongs where the public comes in
  # checkov:skip=CKV2_AWS_20:it has no plain HTTP listener that could redirect
  name                       = {{lbName}}
  internal                   = true
  load_balancer_type         = "application"
  subnets                    = var.subnet_ids
  security_groups            = [aws_security_group.balancer.id]
  drop_invalid_header_fields = true
  enable_deletion_protection = var.deletion_protection
  # {{decision}}: three times latency_ms.p99, or the balancer's least
  idle_timeout = {{lbIdleTimeout}}

  access_logs {
    bucket  = var.log_bucket
    prefix  = {{name}}
    enabled = true
  }
}

variable "deletion_protection" {
  description = "Whether the load balancer has to be unprotected before it can be destroyed."
  type        = bool
  default     = true
}

resource "aws_lb_target_group" "app" {
  # checkov:skip=CKV_AWS_378:requests are decrypted at the balancer and stay within the private network
  name                 = {{lbName}}
  port                 = {{port}}
  protocol             = "HTTP"
  target_type          = "ip"
  vpc_id               = var.vpc_id
  deregistration_delay = {{deregistrationSeconds}}

  load_balancing_algorithm_type = "least_outstanding_requests"

  health_check {
    path                = {{readyPathText}}
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
}

resource "aws_lb_listener" "app" {
  load_balancer_arn = aws_lb.app.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}

resource "aws_appautoscaling_target" "app" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.app.name}/${aws_ecs_service.app.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  # {{decision}}: replicas.min, replicas.peak
  min_capacity = {{minReplicas}}
  max_capacity = {{maxReplicas}}
}

resource "aws_appautoscaling_policy" "app" {
  name               = "requests"
  policy_type        = "TargetTrackingScaling"
  {{> terraform/scaled-target}}

  target_tracking_scaling_policy_configuration {
    # {{decision}}: {{requestsPerReplica}} requests/s on a replica at the peak, as requests a minute
    target_value       = {{requestsPerReplicaMinute}}
    scale_in_cooldown  = 300
    scale_out_cooldown = 30

    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = "${aws_lb.app.arn_suffix}/${aws_lb_target_group.app.arn_suffix}"
    }
  }
}
