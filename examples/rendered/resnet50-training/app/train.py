"""Where the training loop goes; from D-1.

The job gives it DATA_DIR, CHECKPOINT_DIR, EPOCHS, BATCH_SIZE and PRECISION, and SIGTERM before the machine goes away.
"""

import os
import signal
import sys
from pathlib import Path

DATA_DIR = Path(os.environ.get("DATA_DIR", "/data"))
CHECKPOINT_DIR = Path(os.environ.get("CHECKPOINT_DIR", "/checkpoints"))
EPOCHS = int(os.environ.get("EPOCHS", "90"))
BATCH_SIZE = int(os.environ.get("BATCH_SIZE", "256"))
PRECISION = os.environ.get("PRECISION", "amp")


class Interrupted(Exception):
    pass


def interrupt(*_):
    raise Interrupted


def last_epoch():
    return max((int(path.stem.removeprefix("epoch-")) for path in CHECKPOINT_DIR.glob("epoch-*.done")), default=0)


def train(epoch):
    raise NotImplementedError("put the training of one epoch here, and write its checkpoint to CHECKPOINT_DIR")


def main():
    signal.signal(signal.SIGTERM, interrupt)
    CHECKPOINT_DIR.mkdir(parents=True, exist_ok=True)
    try:
        for epoch in range(last_epoch() + 1, EPOCHS + 1):
            train(epoch)
            (CHECKPOINT_DIR / f"epoch-{epoch}.done").touch()
    except Interrupted:
        # The next attempt goes on after the last epoch that is done.
        sys.exit("interrupted")


if __name__ == "__main__":
    main()
