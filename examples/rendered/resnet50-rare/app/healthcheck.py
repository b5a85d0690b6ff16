"""Fails unless the path given answers 200 on this machine; the image has no curl."""

import sys
import urllib.request

with urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}{sys.argv[2]}", timeout=4) as answer:
    sys.exit(0 if answer.status == 200 else 1)
