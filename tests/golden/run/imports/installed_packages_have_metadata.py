import importlib.metadata
import pathlib
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    about = pathlib.Path(folder, "some-1.2.dist-info")
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: some\nVersion: 1.2\n")
    sys.path.append(folder)
    print(importlib.metadata.distribution("some").read_text("METADATA").splitlines()[-1])  # expect: Version: 1.2
