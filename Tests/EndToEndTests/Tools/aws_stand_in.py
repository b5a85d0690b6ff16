"""moto's server, with the calls that Terraform's provider makes and moto does not answer.

usage: aws_stand_in.py PORT
"""

import json
import sys

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse
from moto.budgets.responses import BudgetsResponse
from moto.ec2.models.security_groups import SecurityGroupBackend
from moto.efs.responses import EFSResponse
from moto.server import main

revoke = SecurityGroupBackend.revoke_security_group_egress


def revoke_all_ports(self, **rule):
    """All protocols have no ports: the provider names none, moto looks for 0."""
    if rule.get("ip_protocol") == "-1":
        rule |= {"from_port": "0", "to_port": "0"}
    return revoke(self, **rule)


def subscribers(self):
    """moto keeps them and does not tell."""
    asked = self._get_param("Notification")
    budget = self.backend.budgets[self._get_param("AccountId")][self._get_param("BudgetName")]
    told = [
        each.subscribers
        for each in budget.notifications
        if all(each.details.get(key) == asked[key] for key in ("NotificationType", "Threshold"))
    ]
    return json.dumps({"Subscribers": told[0] if told else []})


SecurityGroupBackend.revoke_security_group_egress = revoke_all_ports
BudgetsResponse.describe_subscribers_for_notification = subscribers
BudgetsResponse.list_tags_for_resource = lambda self: json.dumps({"ResourceTags": []})
ApplicationAutoScalingResponse.list_tags_for_resource = lambda self: json.dumps({"Tags": {}})
EFSResponse.put_backup_policy = lambda self: json.dumps({"BackupPolicy": {"Status": "ENABLED"}})

main(["-p", sys.argv[1]])
